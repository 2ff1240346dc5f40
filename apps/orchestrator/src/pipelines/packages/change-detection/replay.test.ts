import { describe, expect, it } from '@jest/globals';
import type { Event } from '@red-tortoise/contracts';
import {
  momentsOf,
  openPackuments,
  type Packument,
  type PackumentVersion,
  packument,
  visibleAt,
} from '@red-tortoise/testing/registry';
import fc from 'fast-check';
import { sharedData } from '../../../test-support/shared-data.js';
import { npmEcosystem } from '../../npm/npm-ecosystem.js';
import { packageSnapshotOf } from '../../npm/snapshot/package-snapshot-of.js';
import type { PackageSnapshot, StoredPackage } from '../package-snapshot.js';
import { detectChanges } from './detect-changes.js';

const now = new Date('2030-01-01T00:00:00.000Z');
/** What a version says of itself when it is published. npm dates nothing else, so nothing else can be the same. */
const dated = new Set<string>([
  'package.released',
  'package.licence-changed',
  'package.publisher-changed',
  'package.install-script-added',
  'package.provenance-lost',
]);

/** The events of looking at these moments and once more today, in the order in which they were found. */
function replay(document: Packument, moments: number[]): Event[] {
  const events: Event[] = [];
  let stored: StoredPackage | null = null;
  for (const moment of [...moments.map((at) => new Date(at)), null]) {
    const visible = visibleAt(document, moment);
    if (!visible) continue;
    const fetched = packageSnapshotOf(visible, { purl: `pkg:npm/${document.name}`, name: document.name });
    if (!fetched) throw new Error(`${document.name} is no registry document`);
    events.push(...detectChanges(stored, fetched, now, npmEcosystem));
    stored = asStored(fetched);
  }
  return events;
}

function asStored({ purl, maintainers, modifiedAt, versions }: PackageSnapshot): StoredPackage {
  return { purl, maintainers, modifiedAt, versions: versions.map((version) => ({ ...version, unpublished: false })) };
}

/** What the events of a version's own say, without when and how we came to know. */
function facts(events: Event[]): string[] {
  return events
    .filter(({ type }) => dated.has(type))
    .map(({ historical: _, observedAt: __, ...fact }) => JSON.stringify(fact))
    .sort();
}

const few = <T>(...values: T[]) => fc.constantFrom(...values);
const history = fc
  .uniqueArray(
    fc.record({
      version: fc
        .tuple(few(0, 1, 2), fc.nat(3), fc.nat(4), few('', '', '-beta.1', '-beta.2'))
        .map(([major, minor, patch, tag]) => `${major}.${minor}.${patch}${tag}`),
      // Few days, so that some versions share their moment.
      at: fc.nat(40).map((day) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString()),
      license: few<unknown>('MIT', 'mit', 'ISC', undefined, { type: 'MIT' }, ['MIT', 'ISC']),
      publisher: few<string | null>('alice', 'bob', 'carol', null),
      maintainers: few(['alice'], ['alice', 'bob'], ['carol']),
      scripts: few<Record<string, string>>({}, {}, { install: 'a' }, { postinstall: 'b', install: 'c' }),
      provenance: fc.boolean(),
    }),
    { selector: ({ version }) => version, minLength: 1, maxLength: 30 },
  )
  .map((versions: PackumentVersion[]) => packument({ name: 'left', versions, modified: '2021-01-01T00:00:00.000Z' }));

describe('replaying the history of a package', () => {
  it('in any number of steps tells of its versions what one look at the end tells', () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat(45), { maxLength: 12 }), (document, days) => {
        const moments = days.sort((a, b) => a - b).map((day) => Date.UTC(2020, 0, day));
        expect(facts(replay(document, moments))).toEqual(facts(replay(document, [])));
      }),
      { numRuns: 300 },
    );
  });

  it('never tells the same twice, and never of anything but the releases it holds', () => {
    fc.assert(
      fc.property(history, (document) => {
        const ids = replay(document, momentsOf(document)).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const released = replay(document, []).filter(({ type }) => type === 'package.released');
        expect(released).toHaveLength(Object.keys(document.versions).length);
      }),
      { numRuns: 100 },
    );
  });

  it('does not depend on the order in which the document lists its versions', () => {
    fc.assert(
      fc.property(history, (document) => {
        const turned = { ...document, versions: Object.fromEntries(Object.entries(document.versions).reverse()) };
        expect(replay(turned, [])).toEqual(replay(document, []));
      }),
      { numRuns: 100 },
    );
  });

  it('of 5,000 versions stays linear', () => {
    const versions = Array.from({ length: 5000 }, (_, index) => `${index % 7}.${index % 50}.${index}`);
    const document = packument({ name: 'left', versions });
    expect(replay(document, []).filter(({ type }) => type === 'package.released')).toHaveLength(5000);
  });
});

describe('replaying real histories', () => {
  it('tells of each version the same in one look, in five and in one per change', async () => {
    const path = sharedData('packuments.ndjson.gz');
    if (path === null) return;
    const source = await openPackuments(path);
    let versions = 0;
    let told = 0;
    for (const name of source.names()) {
      const document = (await source.read(name)) as Packument;
      const once = replay(document, []);
      const moments = momentsOf(document);
      const five = [1, 2, 3, 4].map((fifth) => moments[Math.floor((moments.length * fifth) / 5)] ?? 0);
      expect([name, facts(replay(document, five))]).toEqual([name, facts(once)]);
      if (moments.length < 30) expect([name, facts(replay(document, moments))]).toEqual([name, facts(once)]);
      expect(once.filter(({ type }) => type === 'package.released')).toHaveLength(
        Object.keys(document.versions).length,
      );
      versions += Object.keys(document.versions).length;
      told += once.length;
    }
    await source.close();
    expect(told).toBeGreaterThan(versions);
  }, 600_000);
});
