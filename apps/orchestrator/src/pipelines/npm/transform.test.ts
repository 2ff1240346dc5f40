import { describe, expect, it } from '@jest/globals';
import { packument } from '@red-tortoise/testing/registry';
import { accountName } from '../packages/json-shapes.js';
import { packageSnapshotOf } from './snapshot/package-snapshot-of.js';
import { repositoryOf } from './snapshot/repository-of.js';
import { versionSnapshotOf } from './snapshot/version-snapshot-of.js';
import { transform } from './transform.js';

const left = { purl: 'pkg:npm/left', name: 'left' };
const snapshotOf = (document: unknown) => packageSnapshotOf(document, left);
const versionOf = (manifest: Record<string, unknown>) => versionSnapshotOf('1.0.0', manifest, null);

describe('a registry document', () => {
  it('becomes a snapshot', () => {
    const document = packument({
      name: 'left',
      versions: [{ version: '1.0.0', publisher: 'bob', maintainers: ['bob', 'alice'], provenance: true }],
      modified: '2021-01-01T00:00:00.000Z',
      document: {
        homepage: 'https://left.example.test',
        repository: { type: 'git', url: 'git+https://github.com/o/left.git' },
      },
    });
    expect(snapshotOf(document)).toEqual({
      ...left,
      description: 'left, made up',
      homepage: 'https://left.example.test',
      repository: 'https://github.com/o/left',
      latest: '1.0.0',
      distTags: { latest: '1.0.0' },
      maintainers: ['alice', 'bob'],
      createdAt: new Date('2020-01-01'),
      modifiedAt: new Date('2021-01-01'),
      versions: [
        {
          version: '1.0.0',
          publishedAt: new Date('2020-01-01'),
          licence: 'MIT',
          publisher: 'bob',
          deprecated: null,
          installScripts: [],
          provenance: true,
          maintainers: ['alice', 'bob'],
          dependencies: [],
        },
      ],
      unpublishedAt: null,
    });
  });

  it('has the latest version that its tags say, not the highest', () => {
    const document = packument({
      name: 'left',
      versions: ['1.0.0', '2.0.0'],
      tags: { latest: '1.0.0', next: '2.0.0' },
    });
    expect(snapshotOf(document)).toMatchObject({ latest: '1.0.0', distTags: { latest: '1.0.0', next: '2.0.0' } });
    expect(snapshotOf({ ...document, 'dist-tags': {} })?.latest).toBeNull();
  });

  it('of an unpublished package says when that was', () => {
    const unpublished = { time: '2021-05-05T00:00:00.000Z', versions: ['1.0.0'] };
    const document = { name: 'left', time: { created: '2020-01-01T00:00:00.000Z', unpublished } };
    expect(snapshotOf(document)).toMatchObject({ versions: [], unpublishedAt: new Date('2021-05-05') });
    const emptied = { name: 'left', versions: {}, time: { modified: '2021-06-06T00:00:00.000Z' } };
    expect(snapshotOf(emptied)?.unpublishedAt).toEqual(new Date('2021-06-06'));
  });

  it('that is not about the package is a failed look-up, never an empty package', () => {
    const attempt = { ...left, attemptedAt: new Date(0), outcome: 'changed' as const, etag: '"1"' };
    const failed = { ...left, attemptedAt: new Date(0), outcome: 'failed', reason: 'registry.invalid-document' };
    const right = packument({ name: 'right', versions: ['1.0.0'] });
    for (const strange of [null, 1, 'text', [], {}, { name: 'left' }, { name: 'left', versions: [] }, right]) {
      expect(transform({ ...attempt, document: strange })).toEqual(failed);
    }
    expect(transform({ ...attempt, document: packument({ name: 'left', versions: ['1.0.0'] }) }).outcome).toBe(
      'changed',
    );
    const notModified = { ...left, attemptedAt: new Date(0), outcome: 'not-modified' as const };
    expect(transform(notModified)).toBe(notModified);
  });
});

describe('a hostile document', () => {
  it('has no effect on what objects inherit', () => {
    const text = `{"name":"left","dist-tags":{"__proto__":"1.0.0","constructor":"1.0.0","a\\u0000b":"1.0.0","$set":"1.0.0"},
      "versions":{"__proto__":{"license":"EVIL"},"constructor":{"__proto__":{"license":"EVIL"}},"1.0.0":{}},
      "time":{"__proto__":{"1.0.0":"2020-01-01T00:00:00.000Z"}}}`;
    const snapshot = snapshotOf(JSON.parse(text));
    expect(snapshot?.versions.map(({ version, licence }) => [version, licence])).toEqual([
      ['constructor', null],
      ['1.0.0', null],
    ]);
    expect(Object.entries(snapshot?.distTags ?? {})).toEqual([['constructor', '1.0.0']]);
    expect(({} as { license?: string }).license).toBeUndefined();
    expect(snapshot?.versions[1]?.publishedAt).toBeNull();
  });

  it('with every field of the wrong kind is read as one that says nothing', () => {
    for (const wrong of [null, 0, true, 'text', [], [[]], {}, { name: {}, type: 1, url: [] }, [{ name: 7 }]]) {
      const keys = ['description', 'homepage', 'repository', 'maintainers', 'time', 'dist-tags', 'readme'];
      const versionKeys = [
        'license',
        'licenses',
        '_npmUser',
        'maintainers',
        'scripts',
        'dist',
        'gypfile',
        'deprecated',
      ];
      const manifest = Object.fromEntries(versionKeys.map((key) => [key, wrong]));
      const versions = { '1.0.0': manifest, '1.0.1': wrong };
      const document = { ...Object.fromEntries(keys.map((key) => [key, wrong])), name: 'left', versions };
      expect(snapshotOf(document)).toMatchObject({ latest: null, createdAt: null, modifiedAt: null, homepage: null });
    }
  });

  it('cannot give a moment that is none, or a link that runs', () => {
    const document = packument({ name: 'left', versions: ['1.0.0'] });
    for (const at of ['yesterday', '+275760-09-13T00:00:00.000Z', '0001-01-01T00:00:00.000Z', 1_600_000_000_000]) {
      expect(snapshotOf({ ...document, time: { '1.0.0': at } })?.versions[0]?.publishedAt).toBeNull();
    }
    for (const homepage of ['javascript:alert(1)', 'data:text/html,x', ' java\nscript:x', 'left.test']) {
      expect(snapshotOf({ ...document, homepage, repository: homepage })).toMatchObject({ homepage: null });
    }
  });

  it('is cut to size', () => {
    const long = `${' '.repeat(10)}${'x'.repeat(100_000)}`;
    const version = versionOf({
      license: long,
      deprecated: long,
      _npmUser: { name: long },
      scripts: { install: long },
    });
    expect(version.licence?.length).toBeLessThanOrEqual(500);
    expect(version.deprecated?.length).toBeLessThanOrEqual(2000);
    expect(version.publisher?.length).toBeLessThanOrEqual(200);
    expect(version.installScripts[0]?.command.length).toBeLessThanOrEqual(2000);
    expect(versionOf({ deprecated: 'half \ud83d' }).deprecated).toBe('half \ufffd');
    expect(versionOf({ deprecated: 'nul\0' }).deprecated).toBe('nul\ufffd');
  });

  it('may have 10,000 versions, not 50,001', () => {
    const versions = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`1.0.${index}`, { license: 'MIT' }]));
    expect(snapshotOf({ name: 'left', versions: versions(10_000) })?.versions).toHaveLength(10_000);
    expect(snapshotOf({ name: 'left', versions: versions(50_001) })).toBeNull();
  });
});

describe('a version', () => {
  it.each([
    ['MIT', 'MIT'],
    [' MIT ', 'MIT'],
    ['', null],
    [{ type: 'BSD-3-Clause', url: 'https://licence.example.test' }, 'BSD-3-Clause'],
    [{ url: 'https://licence.example.test' }, null],
    [['MIT'], 'MIT'],
    [['MIT', { type: 'Apache-2.0' }, 'MIT'], '(MIT OR Apache-2.0)'],
    [[], null],
    [undefined, null],
  ])('with the licence %j has the licence %j', (license, expected) => {
    expect(versionOf({ license }).licence).toBe(expected);
  });

  it('has the licence of the old plural field where the other says nothing', () => {
    expect(versionOf({ licenses: [{ type: 'MIT' }] }).licence).toBe('MIT');
    expect(versionOf({ license: 'ISC', licenses: [{ type: 'MIT' }] }).licence).toBe('ISC');
  });

  it.each([
    ['use right', 'use right'],
    [true, 'This version is deprecated.'],
    ['', null],
    [false, null],
    [undefined, null],
  ])('with deprecated: %j is deprecated with %j', (deprecated, expected) => {
    expect(versionOf({ deprecated }).deprecated).toBe(expected);
  });

  it('has the scripts that npm runs at installation, also those it adds by itself', () => {
    const scripts = { preinstall: 'a', install: 'b', postinstall: 'c', test: 'd' };
    expect(versionOf({ scripts }).installScripts).toEqual([
      { hook: 'preinstall', command: 'a' },
      { hook: 'install', command: 'b' },
      { hook: 'postinstall', command: 'c' },
    ]);
    const gyp = { hook: 'install', command: 'node-gyp rebuild' };
    expect(versionOf({ gypfile: true }).installScripts).toEqual([gyp]);
    expect(versionOf({ gypfile: true, scripts: { postinstall: 'c' } }).installScripts).toEqual([
      gyp,
      { hook: 'postinstall', command: 'c' },
    ]);
    expect(versionOf({ gypfile: true, scripts: { install: 'b' } }).installScripts).toEqual([
      { hook: 'install', command: 'b' },
    ]);
    expect(versionOf({ hasInstallScript: true }).installScripts).toEqual([{ hook: 'install', command: '' }]);
    expect(versionOf({ scripts: { test: 'd' } }).installScripts).toEqual([]);
  });

  it('has accounts in either of the forms that npm used', () => {
    expect(['alice', 'alice <a@example.test>', { name: 'alice', email: 'a@example.test' }].map(accountName)).toEqual([
      'alice',
      'alice',
      'alice',
    ]);
    expect([{}, '', ' <a@example.test>', null].map(accountName)).toEqual([null, null, null, null]);
  });

  it.each([
    ['git+https://github.com/o/n.git', 'https://github.com/o/n'],
    ['git://github.com/o/n.git#main', 'https://github.com/o/n#main'],
    ['https://token@github.com/o/n', 'https://github.com/o/n'],
    ['git+ssh://git@gitlab.com/o/n.git', 'https://gitlab.com/o/n'],
    ['git@github.com:o/n.git', 'https://github.com/o/n'],
    ['github:o/n', 'https://github.com/o/n'],
    ['gitlab:o/n', 'https://gitlab.com/o/n'],
    ['o/n', 'https://github.com/o/n'],
    ['see our site', null],
    ['javascript:alert(1)', null],
  ])('with the repository %j links to %j', (repository, expected) => {
    expect(repositoryOf({ repository })).toBe(expected);
    expect(repositoryOf({ repository: { url: repository } })).toBe(expected);
  });
});
