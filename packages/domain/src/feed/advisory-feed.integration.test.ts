import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Event, EventType } from '@red-tortoise/contracts';
import {
  AdvisoryModel,
  contentId,
  type EventDocument,
  EventModel,
  type FeedEntryDocument,
  FeedEntryModel,
  toEvent,
} from '@red-tortoise/documents';
import {
  advisoryDocument,
  componentManifest,
  createProjectRows,
  openStores,
  type TestStores,
} from '@red-tortoise/testing';
import {
  acceptImport,
  fanOut,
  followAdvisories,
  type ProjectScope,
  processImport,
  projectAudience,
  syncProjectFeed,
  watchAudience,
  watchPackage,
} from '../index.js';

let stores: TestStores;
let affected: ProjectScope & { userId: string };
let safe: ProjectScope;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  affected = await createProjectRows(stores.database);
  safe = await createProjectRows(stores.database);
});

const lodash = { packagePurl: 'pkg:npm/lodash', ecosystem: 'npm', name: 'lodash' };
const advisory = { id: 'GHSA-1', names: ['CVE-1', 'GHSA-1'], affects: { lodash: { fixed: '2.0.0' } } };

async function publish(change: object = {}): Promise<void> {
  const { _id, ...rest } = advisoryDocument({ ...advisory, ...change });
  await AdvisoryModel.replaceOne({ _id }, rest, { upsert: true });
  await followAdvisories(stores);
}
async function importNow(scope: ProjectScope, packages: string[]): Promise<void> {
  const content = componentManifest(packages);
  const { _id } = await acceptImport(stores, scope, { filename: 'bom.json', content });
  await processImport(stores, _id);
  await syncProjectFeed(stores, scope.projectId);
}
/** An event about the advisory, as its pipeline writes it. */
async function happen(type: EventType, observedAt = new Date()): Promise<Event> {
  const stored: EventDocument = {
    _id: contentId(type, observedAt),
    type,
    subject: lodash.packagePurl,
    key: lodash.packagePurl,
    occurredAt: observedAt,
    observedAt,
    schemaVersion: 1,
    historical: false,
    data: { advisoryId: 'GHSA-1', names: advisory.names, summary: '', severity: 'high', malicious: false },
    published: false,
  };
  await EventModel.create(stored);
  return toEvent(stored);
}
const everything = async () => (await EventModel.find({}).sort({ observedAt: 1 }).lean<EventDocument[]>()).map(toEvent);
/** What is in a feed: type, and whether it is new. */
async function feedOf(audience: string): Promise<[string, boolean][]> {
  const entries = await FeedEntryModel.find({ audience, type: { $ne: 'project.imported' } }).lean<
    FeedEntryDocument[]
  >();
  return entries.map(({ type, fresh }): [string, boolean] => [type, fresh]).sort();
}

describe('an event of an advisory', () => {
  it('reaches the projects that have a finding of it, and everybody who watches the package', async () => {
    await importNow(affected, ['lodash@1.0.0']);
    await importNow(safe, ['lodash@2.0.0']);
    await publish();
    const userId = affected.userId;
    await watchPackage(stores, userId, lodash);
    await fanOut(stores, [await happen('advisory.published'), await happen('advisory.changed')]);
    expect(await feedOf(projectAudience(affected.projectId))).toEqual([['advisory.changed', true]]);
    expect(await feedOf(projectAudience(safe.projectId))).toEqual([]);
    expect(await feedOf(watchAudience(userId))).toEqual([
      ['advisory.changed', true],
      ['advisory.published', true],
    ]);
  });

  it('reaches a project whose finding it has just resolved', async () => {
    await importNow(affected, ['lodash@1.0.0']);
    await publish();
    const withdrawn = await happen('advisory.withdrawn');
    await publish({ withdrawnAt: new Date() });
    await fanOut(stores, [withdrawn]);
    expect(await feedOf(projectAudience(affected.projectId))).toEqual([['advisory.withdrawn', true]]);
  });

  it('from before a package came is history, where there is a finding of it', async () => {
    await publish();
    await happen('advisory.published', new Date('2026-01-01'));
    await happen('advisory.fix-available', new Date('2026-01-02'));
    await importNow(affected, ['lodash@1.0.0']);
    await importNow(safe, ['lodash@2.0.0']);
    expect(await feedOf(projectAudience(affected.projectId))).toEqual([['advisory.fix-available', false]]);
    expect(await feedOf(projectAudience(safe.projectId))).toEqual([]);
  });
});

describe('a finding', () => {
  it('that an advisory opens or resolves is in the feed of its project, marked as its component is', async () => {
    await importNow(affected, ['lodash@1.0.0']);
    await publish();
    await publish({ withdrawnAt: new Date() });
    await fanOut(stores, await everything());
    expect(await feedOf(projectAudience(affected.projectId))).toEqual([
      ['finding.opened', true],
      ['finding.resolved', true],
    ]);
    const entry = await FeedEntryModel.findOne({ type: 'finding.opened' }).lean();
    expect(entry).toMatchObject({ owner: affected.organisationId, packagePurl: null, production: true });
  });

  it('that an import opens or resolves is not: the entry of the import says how many', async () => {
    await publish();
    await importNow(affected, ['lodash@1.0.0']);
    await importNow(affected, ['lodash@2.0.0']);
    const events = await everything();
    expect(events.filter(({ type }) => type.startsWith('finding.'))).toHaveLength(2);
    await fanOut(stores, events);
    expect(await feedOf(projectAudience(affected.projectId))).toEqual([]);
    expect(await FeedEntryModel.countDocuments({ type: 'project.imported' })).toBe(2);
  });
});

describe('a replay', () => {
  it('of everything that happened writes the entries that are there', async () => {
    const live = async () => fanOut(stores, (await everything()).slice(-1));
    await importNow(safe, ['lodash@1.5.0']);
    await live();
    await happen('advisory.changed');
    await live();
    await publish();
    await live();
    await importNow(affected, ['lodash@1.0.0', 'ms@1.0.0']);
    await live();
    await happen('advisory.fix-available');
    await live();
    await importNow(affected, ['ms@1.0.0']);
    await live();
    const entries = await FeedEntryModel.find({}).sort({ _id: 1 }).lean();
    await fanOut(stores, await everything());
    expect(await FeedEntryModel.find({}).sort({ _id: 1 }).lean()).toEqual(entries);
  });
});
