import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventTypes, type RuleConditions, semverLevels, severityLevels } from '@red-tortoise/contracts';
import {
  contentId,
  type EventDocument,
  EventModel,
  type FeedEntryDocument,
  FeedEntryModel,
} from '@red-tortoise/documents';
import { openStores, type TestStores } from '@red-tortoise/testing';
import fc from 'fast-check';
import { feedEntry } from '../feed/feed-entry.js';
import { filterOfImportFindings, filterOfRule } from './filter-of-rule.js';
import { ruleLetsThrough } from './rule-lets-through.js';

let stores: TestStores;
let entries: FeedEntryDocument[];
let events: EventDocument[];
beforeAll(async () => {
  stores = await openStores();
  await stores.empty();
  entries = everyEntry();
  await FeedEntryModel.collection.insertMany(entries as never[]);
  events = everyImportEvent();
  await EventModel.collection.insertMany(events as never[]);
});
afterAll(() => stores.close());

const conditions: fc.Arbitrary<RuleConditions> = fc.record({
  types: fc.subarray([...eventTypes], { minLength: 1 }) as fc.Arbitrary<RuleConditions['types']>,
  minimumSeverity: fc.constantFrom(null, ...severityLevels),
  directOnly: fc.boolean(),
  productionOnly: fc.boolean(),
  levels: fc.option(fc.subarray([...semverLevels], { minLength: 1 })),
  prereleases: fc.boolean(),
  onlyWithFix: fc.boolean(),
});

it('a rule says the same of an entry in memory as to the store', async () => {
  await fc.assert(
    fc.asyncProperty(conditions, async (rule) => {
      const found = await FeedEntryModel.distinct('_id', filterOfRule(rule));
      const expected = entries.filter((entry) => ruleLetsThrough(rule, entry)).map(({ _id }) => _id);
      expect(found.toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 150 },
  );
}, 300_000);

it('and of what a later import did to findings; of a first import, or of findings that became one, it says nothing', async () => {
  await fc.assert(
    fc.asyncProperty(conditions, async (rule) => {
      const filter = filterOfImportFindings(rule);
      const found = filter ? await EventModel.distinct('_id', filter) : [];
      const expected = events.filter((event) => {
        const { direct, dev, firstImport, resolution } = event.data;
        const how = { direct: direct === true, production: dev === false };
        const entry = feedEntry(event, { owner: 'o', audience: event.subject, since: new Date(0), ...how }, true, null);
        return firstImport === false && resolution !== 'merged' && ruleLetsThrough(rule, entry);
      });
      expect(found.toSorted()).toEqual(expected.map(({ _id }) => _id).toSorted());
    }),
    { numRuns: 60 },
  );
}, 300_000);

function everyImportEvent(): EventDocument[] {
  const flags = [true, false];
  const kinds = [{ type: 'finding.opened' as const }, { type: 'finding.resolved' as const, resolution: 'merged' }];
  const all = [...kinds, { type: 'finding.resolved' as const, resolution: 'version-changed' }].flatMap((kind) =>
    [true, false, undefined].flatMap((firstImport) =>
      severityLevels.flatMap((severity) =>
        flags.flatMap((malicious) =>
          flags.flatMap((fixable) =>
            flags.flatMap((direct) =>
              flags.map((dev) => ({ ...kind, firstImport, severity, malicious, fixable, direct, dev })),
            ),
          ),
        ),
      ),
    ),
  );
  const at = new Date();
  return all.map(({ type, firstImport, ...data }): EventDocument => {
    const subject = 'project:one';
    const known = firstImport === undefined ? data : { ...data, firstImport };
    const rest = { key: subject, occurredAt: at, observedAt: at, schemaVersion: 1, historical: false, published: true };
    return { _id: contentId(type, known), type, subject, data: known, ...rest };
  });
}

/** One entry for each type and each combination of what rules ask of it. */
function everyEntry(): FeedEntryDocument[] {
  const flags = [true, false];
  const ways = flags.flatMap((direct) => flags.map((production) => ({ direct, production })));
  const nothing = { level: null, prerelease: false, severity: null, malicious: false, fixable: null };
  const releases = [null, ...semverLevels].map((level) => ({ ...nothing, level, prerelease: level === 'prerelease' }));
  const advisories = severityLevels.flatMap((severity) =>
    flags.flatMap((malicious) => flags.map((fixable) => ({ ...nothing, severity, malicious, fixable }))),
  );
  const at = new Date();
  return eventTypes.flatMap((type) => {
    const about = /^(advisory|finding)\./.test(type) ? advisories : type === 'package.released' ? releases : [nothing];
    return about.flatMap((facts) =>
      ways.map((way): FeedEntryDocument => {
        const eventId = contentId(type, facts, way);
        const common = { owner: 'one', audience: 'project:one', packagePurl: null, occurredAt: at, addedAt: at };
        const place = { fresh: true, partition: null, offset: null };
        return { _id: `project:one/${eventId}`, eventId, type, ...common, ...way, ...facts, ...place };
      }),
    );
  });
}
