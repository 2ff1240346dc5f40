import { describe, expect, it } from '@jest/globals';
import { readAdvisory } from '../record/read-advisory.js';
import { compileAdvisories } from './compile-advisories.js';
import { describeMatch } from './describe-match.js';
import { matchComponents } from './match-components.js';

const npm = (name: string, version: string) => ({ ecosystem: 'npm', name, version });
const affectedPackage = (name: string, rest: object, ecosystem = 'npm') => ({ package: { ecosystem, name }, ...rest });
const range = (...events: object[]) => ({ type: 'SEMVER', events });
const record = (id: string, affected: object[], rest: object = {}) => readAdvisory({ id, affected, ...rest });
const all = range({ introduced: '0' });

function found(records: ReturnType<typeof record>[], ...components: ReturnType<typeof npm>[]): string[] {
  return matchComponents(compileAdvisories(records), components).matches.map(({ component, advisory, matchedBy }) => {
    return `${component.name}@${component.version} ${advisory.id} ${describeMatch(matchedBy)}`;
  });
}

describe('an advisory affects a component', () => {
  it('by enumeration or by any range of any entry for its package, once', () => {
    const advisory = record('A-1', [
      affectedPackage('web', { versions: ['0.0.1'], ranges: [range({ introduced: '1.0.0' }, { fixed: '1.2.0' })] }),
      affectedPackage('web', { ranges: [{ ...all, events: [{ introduced: '1.1.0' }, { last_affected: '3.0.0' }] }] }),
      affectedPackage('other', { ranges: [all] }),
    ]);
    const components = ['0.0.1', '0.0.2', '1.1.0', '2.0.0', '3.0.1'].map((version) => npm('web', version));
    expect(found([advisory], ...components)).toEqual([
      'web@0.0.1 A-1 =0.0.1',
      'web@1.1.0 A-1 >=1.0.0 <1.2.0',
      'web@2.0.0 A-1 >=1.1.0 <=3.0.0',
    ]);
  });

  it('of its very ecosystem and name only, case and all', () => {
    const records = [
      record('A-1', [affectedPackage('JSONStream', { ranges: [all] })]),
      record('A-2', [affectedPackage('jsonstream', { ranges: [all] }, 'PyPI')]),
    ];
    expect(found(records, npm('jsonstream', '1.0.0'), npm('JSONStream', '1.0.0'))).toEqual(['JSONStream@1.0.0 A-1 *']);
  });

  it('named like a property of every object as any other', () => {
    const records = [record('A-1', [affectedPackage('__proto__', { ranges: [all] })])];
    expect(found(records, npm('__proto__', '1.0.0'), npm('constructor', '1.0.0'))).toEqual(['__proto__@1.0.0 A-1 *']);
  });

  it('in other ecosystems by SEMVER ranges', () => {
    const records = [record('A-1', [affectedPackage('serde', { ranges: [all] }, 'crates.io')])];
    const { matches } = matchComponents(compileAdvisories(records), [
      { ecosystem: 'cargo', name: 'serde', version: '1.0.0' },
    ]);
    expect(matches).toHaveLength(1);
  });

  it('never when it is withdrawn', () => {
    const records = [record('A-1', [affectedPackage('web', { ranges: [all] })], { withdrawn: '2024-01-01T00:00:00Z' })];
    expect(found(records, npm('web', '1.0.0'))).toEqual([]);
  });

  it('by the record that was modified last where several have its id, wherever it stands', () => {
    const older = record('A-1', [affectedPackage('web', { ranges: [all] })], { modified: '2024-01-01T00:00:00.5Z' });
    const newer = record('A-1', [], { modified: '2024-01-01T01:00:00Z', withdrawn: '2024-01-01T01:00:00Z' });
    expect(found([older, newer], npm('web', '1.0.0'))).toEqual([]);
    expect(found([newer, older], npm('web', '1.0.0'))).toEqual([]);
    expect(found([older, older], npm('web', '1.0.0'))).toEqual(['web@1.0.0 A-1 *']);
  });
});

it('an index of wanted packages answers for these as one of all does', () => {
  const records = [
    record('A-1', [affectedPackage('web', { ranges: [all] }), affectedPackage('other', { ranges: [all] })]),
    record('A-2', [affectedPackage('serde', { ranges: [all] }, 'crates.io')]),
  ];
  const only = [npm('web', '1.0.0'), { ecosystem: 'cargo', name: 'serde', version: '1.0.0' }];
  const index = compileAdvisories(records, { only });
  expect(matchComponents(index, only)).toEqual(matchComponents(compileAdvisories(records), only));
  expect(matchComponents(index, [npm('other', '1.0.0')]).matches).toEqual([]);
  expect(index.advisories).toBe(2);
});

describe('what cannot be decided is told', () => {
  it('an installed version that cannot be read matches by enumeration and is not judged by ranges', () => {
    const index = compileAdvisories([
      record('A-1', [affectedPackage('web', { versions: ['latest'], ranges: [all] })]),
      record('A-2', [affectedPackage('web', { ranges: [all] })]),
      record('A-3', [affectedPackage('web', { versions: ['1.0.0'] })]),
    ]);
    const { matches, notJudged } = matchComponents(index, [npm('web', 'latest')]);
    expect(matches.map(({ advisory }) => advisory.id)).toEqual(['A-1']);
    expect(notJudged.map(({ advisory, reason }) => [advisory.id, reason])).toEqual([['A-2', 'version-unreadable']]);
  });

  it('a range that cannot be read leaves the other ranges as they are', () => {
    const broken = range({ introduced: '0' }, { fixed: 'banana' });
    const good = range({ introduced: '2.0.0' });
    const index = compileAdvisories([record('A-1', [affectedPackage('web', { ranges: [broken, good] })])]);
    const { matches, notJudged } = matchComponents(index, [npm('web', '1.0.0'), npm('web', '2.0.0')]);
    expect(matches.map(({ component }) => component.version)).toEqual(['2.0.0']);
    expect(notJudged).toMatchObject([{ component: { version: '1.0.0' }, reason: 'range-unreadable' }]);
  });

  it('an order of versions that is not known yet', () => {
    const index = compileAdvisories([
      record('A-1', [affectedPackage('django', { ranges: [{ ...all, type: 'ECOSYSTEM' }] }, 'PyPI')]),
    ]);
    const { matches, notJudged } = matchComponents(index, [{ ecosystem: 'pypi', name: 'django', version: '4.0' }]);
    expect([matches.length, notJudged.length]).toEqual([0, 1]);
  });
});

it('hostile versions are refused or compared in time that grows with their length only', () => {
  const records = [record('A-1', [affectedPackage('web', { ranges: [range({ introduced: '1.0.0-0' })] })])];
  const long = `1.0.0-${'a.'.repeat(100_000)}a`;
  const spaces = `1.0.0${' '.repeat(100_000)}x`;
  const dashes = `1.0.0-${'-'.repeat(240)}!`;
  expect(found(records, ...[long, spaces, dashes].map((version) => npm('web', version)))).toEqual([]);
});
