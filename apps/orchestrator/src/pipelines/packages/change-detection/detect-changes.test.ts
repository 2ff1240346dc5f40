import { describe, expect, it } from '@jest/globals';
import { Event } from '@red-tortoise/contracts';
import { type PackumentOptions, type PackumentVersion, packument } from '@red-tortoise/testing/registry';
import { npmEcosystem } from '../../npm/npm-ecosystem.js';
import { packageSnapshotOf } from '../../npm/snapshot/package-snapshot-of.js';
import type { PackageSnapshot, StoredPackage } from '../package-snapshot.js';
import { detectChanges as detect, detectDisappearance } from './detect-changes.js';

const purl = 'pkg:npm/left';
const now = new Date('2030-01-01T00:00:00.000Z');

function snapshot(versions: (string | PackumentVersion)[], options: Partial<PackumentOptions> = {}): PackageSnapshot {
  return packageSnapshotOf(packument({ name: 'left', versions, ...options }), {
    purl,
    name: 'left',
  }) as PackageSnapshot;
}
const detectChanges = (before: StoredPackage | null, fetched: PackageSnapshot, observedAt: Date) =>
  detect(before, fetched, observedAt, npmEcosystem);
function stored({ maintainers, modifiedAt, versions }: PackageSnapshot): StoredPackage {
  return { purl, maintainers, modifiedAt, versions: versions.map((version) => ({ ...version, unpublished: false })) };
}
function told(events: Event[], type: Event['type']) {
  return events.filter((event) => event.type === type).map(({ data }) => data);
}
const first = (versions: (string | PackumentVersion)[], type: Event['type'], options: Partial<PackumentOptions> = {}) =>
  told(detectChanges(null, snapshot(versions, options), now), type);

describe('events', () => {
  it('are what the contract says, oldest first, with an identity of their own', () => {
    const versions = ['1.0.0', '1.1.0', { version: '2.0.0', license: 'GPL-3.0-only', publisher: 'mallory' }];
    const events = detectChanges(null, snapshot(versions, { maintainers: ['mallory'] }), now);
    for (const event of events) expect(Event.parse(event)).toEqual(event);
    expect(events.map(({ occurredAt }) => occurredAt)).toEqual(events.map(({ occurredAt }) => occurredAt).sort());
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events.map(({ type }) => type).sort()).toEqual([
      'package.licence-changed',
      'package.maintainers-changed',
      'package.publisher-changed',
      'package.released',
      'package.released',
      'package.released',
    ]);
  });

  it('keep their identity for good', () => {
    const [event] = detectChanges(null, snapshot(['1.0.0']), now);
    expect(event?.id).toBe('3c295d4c8ba1cef2a7c4049afc7e7c13');
  });

  it('are history at first sight and news afterwards', () => {
    const before = snapshot(['1.0.0']);
    expect(detectChanges(null, before, now).every(({ historical }) => historical)).toBe(true);
    const later = detectChanges(stored(before), snapshot(['1.0.0', '1.0.1']), now);
    expect(later.map(({ historical, data }) => [historical, data])).toMatchObject([[false, { version: '1.0.1' }]]);
  });

  it('are none where nothing changed', () => {
    const same = snapshot([
      '1.0.0',
      { version: '1.0.1', deprecated: 'old', publisher: 'bob', scripts: { install: 'x' } },
    ]);
    expect(detectChanges(stored(same), same, now)).toEqual([]);
  });

  it('never lie in the future', () => {
    const [event] = detectChanges(null, snapshot([{ version: '1.0.0', at: '2099-01-01T00:00:00.000Z' }]), now);
    expect(event?.occurredAt).toBe(now.toISOString());
  });
});

describe('a release', () => {
  const released = (versions: (string | PackumentVersion)[]) =>
    first(versions, 'package.released').map((data) => Object.values(data).slice(0, 3));

  it('is compared with the highest version below it at that time', () => {
    expect(released(['1.0.0', '2.0.0', '1.0.1', '2.1.0', '1.1.0', '2.1.1'])).toEqual([
      ['1.0.0', null, null],
      ['2.0.0', '1.0.0', 'major'],
      ['1.0.1', '1.0.0', 'patch'],
      ['2.1.0', '2.0.0', 'minor'],
      ['1.1.0', '1.0.1', 'minor'],
      ['2.1.1', '2.1.0', 'patch'],
    ]);
  });

  it('is compared with stable ones when it is stable, with any when it is not', () => {
    expect(released(['1.0.0', '2.0.0-beta.1', '2.0.0-beta.2', '2.0.0', '2.0.1-rc.1'])).toEqual([
      ['1.0.0', null, null],
      ['2.0.0-beta.1', '1.0.0', 'prerelease'],
      ['2.0.0-beta.2', '2.0.0-beta.1', 'prerelease'],
      ['2.0.0', '1.0.0', 'major'],
      ['2.0.1-rc.1', '2.0.0', 'prerelease'],
    ]);
  });

  it('without a believable time is not told, and is nobody’s predecessor', () => {
    const document = packument({ name: 'left', versions: ['1.0.0', '1.0.1', '1.0.2'] });
    delete document.time['1.0.1'];
    const fetched = packageSnapshotOf(document, { purl, name: 'left' }) as PackageSnapshot;
    expect(told(detectChanges(null, fetched, now), 'package.released')).toMatchObject([
      { version: '1.0.0' },
      { version: '1.0.2', previousVersion: '1.0.0' },
    ]);
  });

  it('that is no semantic version is told without a predecessor', () => {
    expect(released(['1.0.0', 'newest', '1.0.1'])).toEqual([
      ['1.0.0', null, null],
      ['newest', null, null],
      ['1.0.1', '1.0.0', 'patch'],
    ]);
  });

  it('still succeeds a version that was unpublished meanwhile', () => {
    const before = stored(snapshot(['1.0.0', { version: '1.0.1', publisher: 'mallory' }]));
    const events = detectChanges(before, snapshot(['1.0.0', { version: '1.0.2', at: '2020-01-09' }]), now);
    expect(told(events, 'package.released')).toMatchObject([{ version: '1.0.2', previousVersion: '1.0.1' }]);
    expect(told(events, 'package.publisher-changed')).toMatchObject([{ from: 'mallory', to: 'alice' }]);
  });
});

describe('a licence', () => {
  const changes = (...licences: unknown[]) =>
    first(
      licences.map((license, index) => ({ version: `1.0.${index}`, license })),
      'package.licence-changed',
    ).map((data) => Object.values(data).slice(2));

  it('that changes is told', () => {
    expect(changes('MIT', 'MIT', 'BUSL-1.1')).toEqual([['MIT', 'BUSL-1.1']]);
  });

  it('that is spelled otherwise is not', () => {
    expect(changes('MIT', 'mit', ' MIT', '(MIT)')).toEqual([]);
    expect(changes('(MIT OR ISC)', 'MIT  or ISC')).toEqual([]);
    expect(changes('(MIT OR ISC) AND (ISC OR MIT)', 'MIT OR ISC) AND (ISC OR MIT')).toHaveLength(1);
  });

  it('that is declared for the first time is not told', () => {
    expect(changes(undefined, undefined, 'MIT')).toEqual([]);
  });

  it('that is dropped is told, and so is what comes after it, however late', () => {
    expect(changes('MIT', undefined, undefined, 'GPL-3.0-only')).toEqual([
      ['MIT', null],
      [null, 'GPL-3.0-only'],
    ]);
  });

  it('is compared along the line of versions, not in time', () => {
    const versions = [
      { version: '1.0.0', license: 'MIT' },
      { version: '2.0.0', license: 'BUSL-1.1' },
      { version: '1.0.1', license: 'MIT' },
      { version: '2.0.1', license: 'BUSL-1.1' },
    ];
    expect(first(versions, 'package.licence-changed')).toEqual([
      { version: '2.0.0', previousVersion: '1.0.0', from: 'MIT', to: 'BUSL-1.1' },
    ]);
  });
});

describe('a publisher', () => {
  const changes = (...publishers: (string | null)[]) =>
    first(
      publishers.map((publisher, index) => ({ version: `1.0.${index}`, publisher })),
      'package.publisher-changed',
    );

  it('that changes is told, and whether the account is new here', () => {
    expect(changes('alice', 'bob', 'alice', 'alice')).toEqual([
      { version: '1.0.1', previousVersion: '1.0.0', from: 'alice', to: 'bob', firstTime: true },
      { version: '1.0.2', previousVersion: '1.0.1', from: 'bob', to: 'alice', firstTime: false },
    ]);
  });

  it('is compared in time, not along the line of versions', () => {
    const versions = ['2.0.0', { version: '1.0.1', publisher: 'bob' }, { version: '2.0.1', publisher: 'bob' }];
    expect(first(versions, 'package.publisher-changed')).toMatchObject([
      { version: '1.0.1', previousVersion: '2.0.0' },
    ]);
  });

  it('that is not recorded hides no change and is none', () => {
    expect(changes(null, 'alice')).toEqual([]);
    expect(changes('alice', null, 'alice')).toEqual([]);
    expect(changes('alice', null, 'mallory')).toMatchObject([
      { version: '1.0.2', previousVersion: '1.0.0', firstTime: true },
    ]);
  });
});

describe('install scripts and provenance', () => {
  it('tell of a hook that the predecessor did not have', () => {
    const versions: (string | PackumentVersion)[] = [
      '1.0.0',
      { version: '1.0.1', scripts: { postinstall: 'node a' } },
      { version: '1.0.2', scripts: { postinstall: 'node b' } },
      { version: '1.0.3', scripts: { postinstall: 'node b', preinstall: 'node c' } },
      '1.0.4',
      { version: '0.9.0', scripts: { install: 'x' } },
    ];
    expect(first(versions, 'package.install-script-added')).toEqual([
      { version: '1.0.1', previousVersion: '1.0.0', scripts: [{ hook: 'postinstall', command: 'node a' }] },
      { version: '1.0.3', previousVersion: '1.0.2', scripts: [{ hook: 'preinstall', command: 'node c' }] },
    ]);
  });

  it('tell of provenance that the predecessor had', () => {
    const versions = ['1.0.0', { version: '1.0.1', provenance: true }, '1.0.2', '1.0.3', '0.1.0'];
    expect(first(versions, 'package.provenance-lost')).toEqual([{ version: '1.0.2', previousVersion: '1.0.1' }]);
  });
});

describe('maintainers', () => {
  const chain = (...sets: (string[] | undefined)[]) =>
    sets.map((maintainers, index): PackumentVersion => {
      const version = `1.0.${index}`;
      return maintainers ? { version, maintainers } : { version, manifest: { maintainers: undefined } };
    });

  it('are followed from version to version, to the current set', () => {
    const versions = chain(['alice'], ['alice', 'bob'], undefined, ['bob'], ['bob']);
    expect(first(versions, 'package.maintainers-changed', { maintainers: ['bob', 'mallory'] })).toEqual([
      { version: '1.0.1', added: ['bob'], removed: [] },
      { version: '1.0.3', added: [], removed: ['alice'] },
      { version: null, added: ['mallory'], removed: [] },
    ]);
  });

  it('are told once: a set seen between two releases is not told again with the next', () => {
    const before = snapshot(chain(['alice']), { maintainers: ['alice', 'bob'] });
    const after = snapshot(chain(['alice'], ['alice', 'bob']));
    expect(told(detectChanges(stored(before), after, now), 'package.maintainers-changed')).toEqual([]);
  });

  it('of a version from before the last look, seen late, say nothing', () => {
    const before = stored(snapshot(['1.0.0', { version: '1.0.2', at: '2020-01-03', maintainers: ['bob'] }]));
    const after = snapshot(['1.0.0', { version: '1.0.1', at: '2020-01-02' }, { version: '1.0.2', at: '2020-01-03' }], {
      maintainers: ['bob'],
    });
    const events = detectChanges(before, after, now);
    expect(told(events, 'package.released')).toHaveLength(1);
    expect(told(events, 'package.maintainers-changed')).toEqual([]);
  });

  it('are told the same when a look is repeated that had stored some of its versions', () => {
    const before = stored(snapshot(chain(['alice'])));
    const after = snapshot(chain(['alice'], ['bob'], ['carol']));
    const halfWritten = { ...before, versions: stored(after).versions.slice(0, 2) };
    expect(told(detectChanges(halfWritten, after, now), 'package.maintainers-changed')).toEqual(
      told(detectChanges(before, after, now), 'package.maintainers-changed'),
    );
  });

  it('that the document does not list are unknown, not gone', () => {
    const before = stored(snapshot(chain(['alice'])));
    const after = snapshot(chain(undefined), { document: { maintainers: undefined } });
    expect(detectChanges(before, after, now)).toEqual([]);
  });
});

describe('a deprecation', () => {
  const old = (deprecated?: unknown) => [{ version: '1.0.0', deprecated }, '1.0.1'];

  it('is told with its message, as of the registry’s last change', () => {
    const before = stored(snapshot(old()));
    const events = detectChanges(before, snapshot(old('use right'), { modified: '2022-02-02T00:00:00.000Z' }), now);
    expect(events).toMatchObject([
      {
        type: 'package.deprecated',
        occurredAt: '2022-02-02T00:00:00.000Z',
        data: { version: '1.0.0', message: 'use right' },
      },
    ]);
  });

  it('is told again only with another message', () => {
    const before = stored(snapshot(old('use right')));
    expect(detectChanges(before, snapshot(old('use right')), now)).toEqual([]);
    expect(detectChanges(before, snapshot(old()), now)).toEqual([]);
    expect(told(detectChanges(before, snapshot(old('use middle')), now), 'package.deprecated')).toHaveLength(1);
  });

  it('never comes before the version', () => {
    const fetched = snapshot(old('use right'), { modified: '2019-01-01T00:00:00.000Z' });
    const [event] = detectChanges(null, fetched, now).filter(({ type }) => type === 'package.deprecated');
    expect(event?.occurredAt).toBe('2020-01-01T00:00:00.000Z');
  });
});

describe('what is unpublished', () => {
  it('is told for each version that was there', () => {
    const before = stored(snapshot(['1.0.0', '1.0.1', '1.0.2']));
    const after = snapshot(['1.0.0'], { modified: '2022-02-02T00:00:00.000Z' });
    const events = detectChanges(before, after, now);
    expect(events.map(({ type, data, occurredAt }) => [type, data, occurredAt])).toEqual(
      expect.arrayContaining([
        ['package.unpublished', { version: '1.0.1' }, '2022-02-02T00:00:00.000Z'],
        ['package.unpublished', { version: '1.0.2' }, '2022-02-02T00:00:00.000Z'],
      ]),
    );
    expect(events).toHaveLength(2);
    const known = { ...before, versions: before.versions.map((version) => ({ ...version, unpublished: true })) };
    expect(detectChanges(known, after, now)).toEqual([]);
  });

  it('is told once for a whole package, and again when it came back and went again', () => {
    const before = stored(snapshot(['1.0.0', '1.0.1']));
    const unpublished = { time: '2022-02-02T00:00:00.000Z' };
    const gone = snapshot([], { document: { versions: {}, time: { unpublished } } });
    const events = detectChanges(before, gone, now);
    expect(events).toMatchObject([{ data: { version: null }, occurredAt: '2022-02-02T00:00:00.000Z' }]);
    expect(detectDisappearance(before, now).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    const known = { ...before, versions: before.versions.map((version) => ({ ...version, unpublished: true })) };
    expect(detectChanges(known, gone, now)).toEqual([]);
    expect(detectDisappearance(known, now)).toEqual([]);
    const back = {
      ...known,
      versions: [...known.versions, ...stored(snapshot([{ version: '2.0.0', at: '2023-01-01' }])).versions],
    };
    expect(detectChanges(back, gone, now)).toHaveLength(1);
    expect(detectChanges(back, gone, now)[0]?.id).not.toBe(events[0]?.id);
  });

  it('is not told at first sight', () => {
    const gone = snapshot([], { document: { versions: {}, time: { unpublished: { time: '2022-02-02' } } } });
    expect(detectChanges(null, gone, now)).toEqual([]);
  });

  it('makes no false news of the versions around it', () => {
    const versions = ['1.0.0', { version: '1.0.1', license: 'ISC' }, '1.0.2'];
    const before = stored(snapshot(versions));
    expect(told(detectChanges(null, snapshot(versions), now), 'package.licence-changed')).toHaveLength(2);
    const after = snapshot(['1.0.0', { version: '1.0.2', at: '2020-01-03' }]);
    expect(detectChanges(before, after, now).map(({ type }) => type)).toEqual(['package.unpublished']);
  });
});
