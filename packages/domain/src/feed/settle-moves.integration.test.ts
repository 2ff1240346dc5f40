import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { contentId, EventModel, FeedEntryModel, FeedMoveModel, toEvent } from '@red-tortoise/documents';
import { componentManifest, createProjectRows, openStores, type TestStores } from '@red-tortoise/testing';
import {
  acceptImport,
  feedView,
  type ProjectScope,
  processImport,
  removeDeletedProjects,
  settleMoves,
  syncProjectFeed,
  unwatchPackage,
  watchPackage,
} from '../index.js';

let stores: TestStores;
let scope: ProjectScope & { userId: string };
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  scope = await createProjectRows(stores.database);
  await use('alpha', 'beta');
  await watchPackage(stores, scope.userId, gamma);
  for (const name of ['alpha', 'beta', 'gamma']) await released(name);
});

const gamma = { packagePurl: 'pkg:npm/gamma', ecosystem: 'npm', name: 'gamma' };

/** What a writer had read before everybody moved, written by it after that; then it was killed. */
async function writtenLate(move: () => Promise<unknown>): Promise<string[]> {
  const before = await FeedEntryModel.find({ type: 'package.released' }).lean();
  await move();
  for (const { _id, ...entry } of before) await FeedEntryModel.replaceOne({ _id }, entry, { upsert: true });
  return await entriesNow();
}

const settle = () => settleMoves(stores, new Date(Date.now() + 1_000));

it('what a writer that was killed has written for who had left is removed', async () => {
  const late = await writtenLate(async () => {
    await use('alpha');
    await unwatchPackage(stores, scope.userId, gamma.packagePurl);
  });
  expect(late).toEqual(['alpha', 'beta', 'gamma']);
  expect(await settle()).toBeGreaterThanOrEqual(2);
  expect(await entriesNow()).toEqual(['alpha']);
  expect(await FeedMoveModel.countDocuments()).toBe(0);
});

it('and for a project that is no more', async () => {
  await writtenLate(async () => {
    await stores.database.project.update({ where: { id: scope.projectId }, data: { deletedAt: new Date() } });
    await removeDeletedProjects(stores);
  });
  await settle();
  expect(await entriesNow()).toEqual(['gamma']);
});

it('marks of before are those of now again', async () => {
  await writtenLate(() => use('alpha', 'beta?'));
  expect(await FeedEntryModel.countDocuments({ packagePurl: 'pkg:npm/beta', production: true })).toBe(1);
  await settle();
  expect(await FeedEntryModel.countDocuments({ packagePurl: 'pkg:npm/beta', production: true })).toBe(0);
  expect(await FeedEntryModel.countDocuments({ packagePurl: 'pkg:npm/alpha', production: true })).toBe(1);
});

it('whoever came back keeps everything', async () => {
  await use('alpha');
  await unwatchPackage(stores, scope.userId, gamma.packagePurl);
  await use('alpha', 'beta');
  await watchPackage(stores, scope.userId, gamma);
  await settle();
  expect(await entriesNow()).toEqual(['alpha', 'beta', 'gamma']);
});

it('a move of a moment ago is kept until no writer can be left that read before it', async () => {
  await use('alpha');
  const moves = await FeedMoveModel.countDocuments();
  expect(await settleMoves(stores, new Date(Date.now() - 60_000))).toBe(0);
  expect(await FeedMoveModel.countDocuments()).toBe(moves);
});

/** Imports these, those with `?` behind them for development only, and follows in the feed. */
async function use(...names: string[]): Promise<void> {
  const listed = JSON.parse(componentManifest(names.map((name) => `${name.replace('?', '')}@1.0.0`)).toString());
  for (const component of listed.components) if (names.includes(`${component.name}?`)) component.scope = 'excluded';
  const content = Buffer.from(JSON.stringify(listed));
  const { _id } = await acceptImport(stores, scope, { filename: 'bom.json', content });
  await processImport(stores, _id);
  await syncProjectFeed(stores, scope.projectId);
}

async function released(name: string): Promise<void> {
  const observedAt = new Date();
  const stored = await EventModel.create({
    _id: contentId(scope.projectId, name),
    type: 'package.released',
    subject: `pkg:npm/${name}`,
    key: `pkg:npm/${name}`,
    occurredAt: observedAt,
    observedAt,
    schemaVersion: 1,
    historical: false,
    data: { version: '1.0.1', previousVersion: null, level: null, publisher: null },
    published: true,
  });
  const event = toEvent(stored.toObject());
  await feedView.write(stores, [{ event, partition: 0, offset: 0 }], { target: 'current' });
}

async function entriesNow(): Promise<string[]> {
  const entries = await FeedEntryModel.find({ type: 'package.released' }).sort({ packagePurl: 1 }).lean();
  return entries.map(({ packagePurl }) => (packagePurl ?? '').replace('pkg:npm/', ''));
}
