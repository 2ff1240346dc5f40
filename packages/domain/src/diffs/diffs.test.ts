import { describe, expect, it } from '@jest/globals';
import { compareLicences } from './compare-licences.js';
import { comparePackages } from './compare-packages.js';
import type { Installed } from './installed.js';
import { moveLevel, sortVersions } from './move-level.js';

function installed(text: string, fields: Partial<Installed> = {}): Installed {
  const [name = '', version = ''] = text.split('@');
  const packagePurl = `pkg:npm/${name}`;
  return {
    purl: `${packagePurl}@${version}`,
    packagePurl,
    ecosystem: 'npm',
    name,
    version,
    direct: false,
    dev: false,
    licence: null,
    installScripts: false,
    ...fields,
  };
}
const all = (...texts: string[]) => texts.map((text) => installed(text));

describe('the level of a move', () => {
  it.each<[string[], string[], string]>([
    [['1.0.0'], ['2.0.0'], 'major'],
    [['1.0.0'], ['1.1.0'], 'minor'],
    [['1.0.0'], ['1.0.1'], 'patch'],
    [['1.0.0-rc.1'], ['1.0.0'], 'prerelease'],
    [['1.0.0-rc.1'], ['1.0.0-rc.2'], 'prerelease'],
    [['2.0.0'], ['1.9.0'], 'downgrade'],
    [['1.0.0', '2.0.0'], ['1.0.0', '2.0.1'], 'patch'],
    [['1.0.0', '9.0.0'], ['1.1.0', '9.0.0'], 'minor'],
    [['1.0.0', '2.0.0'], ['2.0.0'], 'other'],
    [['2.0.0'], ['1.0.0', '2.0.0'], 'other'],
    [['1.0.0+a'], ['1.0.0+b'], 'other'],
    [['2024b'], ['2024c'], 'other'],
    [['1.0.0'], ['not a version'], 'other'],
  ])('%j to %j: %s', (from, to, level) => {
    expect(moveLevel(from, to)).toBe(level);
  });

  it('versions stand in the order of SemVer, behind what is none', () => {
    expect(sortVersions(['10.0.0', '9.0.0', 'b', '9.0.0-rc', 'a', '9.0.0'])).toEqual([
      'a',
      'b',
      '9.0.0-rc',
      '9.0.0',
      '10.0.0',
    ]);
  });
});

describe('packages', () => {
  it('come, go and move as a whole, with all their versions', () => {
    const changes = comparePackages(
      all('stays@1.0.0', 'stays@2.0.0', 'goes@1.0.0', 'moves@1.0.0', 'moves@2.0.0'),
      all('stays@2.0.0', 'stays@1.0.0', 'comes@1.0.0', 'moves@2.0.0', 'moves@3.0.0'),
    );
    expect(changes.added.map(({ name, versions }) => [name, versions])).toEqual([['comes', ['1.0.0']]]);
    expect(changes.removed.map(({ name, versions }) => [name, versions])).toEqual([['goes', ['1.0.0']]]);
    expect(changes.moved).toMatchObject([{ name: 'moves', from: ['1.0.0', '2.0.0'], to: ['2.0.0', '3.0.0'] }]);
    expect([...changes.changed].sort()).toEqual(['pkg:npm/comes', 'pkg:npm/goes', 'pkg:npm/moves']);
  });

  it('are direct when one version is, and for development when all are; direct ones come first', () => {
    const { added } = comparePackages(
      [],
      [
        installed('a@1.0.0', { dev: true }),
        installed('b@1.0.0', { dev: true }),
        installed('b@2.0.0', { direct: true }),
      ],
    );
    expect(added.map(({ name, direct, dev }) => ({ name, direct, dev }))).toEqual([
      { name: 'b', direct: true, dev: false },
      { name: 'a', direct: false, dev: true },
    ]);
  });

  it('that are there in very many versions are compared in a time that grows with them', () => {
    const versions = (major: number) => Array.from({ length: 20_000 }, (_, patch) => `many@${major}.0.${patch}`);
    const { moved } = comparePackages(all(...versions(1)), all(...versions(2)));
    expect(moved).toMatchObject([{ level: 'major' }]);
    expect(compareLicences(all(...versions(1)), all(...versions(2)), (licence) => licence)).toEqual([]);
  });
});

describe('licences', () => {
  const lower = (licence: string) => licence.toLowerCase();
  const compare = (from: Installed[], to: Installed[]) =>
    compareLicences(from, to, lower).map(({ name, version, from: was, to: is, newToProject }) => [
      `${name}@${version}`,
      was,
      is,
      newToProject,
    ]);

  it('are told when they mean another one than before, and when the project did not have them', () => {
    const from = [installed('a@1.0.0', { licence: 'MIT' }), installed('b@1.0.0', { licence: 'ISC' })];
    const to = [
      installed('a@2.0.0', { licence: 'ISC' }),
      installed('b@1.0.0', { licence: 'isc' }),
      installed('c@1.0.0', { licence: 'GPL' }),
      installed('d@1.0.0', { licence: 'mit' }),
      installed('e@1.0.0'),
    ];
    expect(compare(from, to)).toEqual([
      ['a@2.0.0', 'MIT', 'ISC', false],
      ['c@1.0.0', null, 'GPL', true],
    ]);
  });

  it('are compared with the highest version that went, and being unknown is a change', () => {
    const from = [installed('a@1.0.0', { licence: 'MIT' }), installed('a@2.0.0', { licence: 'ISC' })];
    expect(compare(from, [installed('a@3.0.0', { licence: 'ISC' })])).toEqual([]);
    expect(compare(from, [installed('a@2.0.0', { licence: 'ISC' }), installed('a@3.0.0')])).toEqual([
      ['a@3.0.0', 'MIT', null, false],
    ]);
  });
});
