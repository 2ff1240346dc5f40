import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { EventLogModel, FeedEntryModel, StreamOffsetModel } from '@red-tortoise/documents';
import { eventPartitions } from '@red-tortoise/queue';
import { openStores, type TestStores } from '@red-tortoise/testing';
import type { OrchestratorContext } from '../context.js';
import { activityNow, LogWorld, packageNames, until } from '../test-support/log-world.js';
import { openTestContext } from '../test-support/test-context.js';
import { activity } from './activity.js';
import { feedFanOut } from './feed-fan-out.js';
import type { Processor } from './processor.js';
import { startProcessor } from './run-processor.js';

let stores: TestStores;
let world: LogWorld;
let context: OrchestratorContext;
beforeAll(async () => {
  stores = await openStores();
  context = await openTestContext(stores);
});
afterAll(async () => {
  await context.settings.stop();
  await stores.close();
});
beforeEach(async () => {
  world = await LogWorld.open(stores);
  await world.queue.stream.whenReady(AbortSignal.timeout(20_000));
  await world.createProject(packageNames);
});
afterEach(() => world.close());

/** Runs processors, and nothing else, until it is true. */
async function running(processors: readonly Processor[], isThrough: () => Promise<boolean>): Promise<void> {
  const stopping = new AbortController();
  const queue = await world.openQueue();
  for (const processor of processors) startProcessor({ ...context, queue }, processor, stopping.signal);
  await until(isThrough);
  stopping.abort();
  await queue.close();
}

const begunAnew = () => EventLogModel.countDocuments({ _id: { $in: world.queue.stream.names } });
const inFeed = () => FeedEntryModel.countDocuments({ type: /^package/ });
async function counted(): Promise<number> {
  const windows = (await activityNow()).filter(({ subject }) => subject.startsWith('pkg:'));
  const counts = windows.flatMap(({ counts }) => Object.values(counts).flatMap((byWord) => Object.values(byWord)));
  return counts.reduce((sum, count) => sum + count, 0);
}
/** As the world makes them, each fifth tells of the past, and is not counted. */
const countedOf = (events: number) => events - Math.ceil(events / 5);
const isThrough = (events: number) => async () => (await inFeed()) >= events && (await counted()) >= countedOf(events);

it('a log that is begun anew is read from its beginning, and what nobody has read of the old one has its effect', async () => {
  await world.publish(200);
  await running([feedFanOut, activity], isThrough(200));
  // Read by one and not by the other; then by none; and what comes into the new log.
  await world.publish(30);
  await running([activity], async () => (await counted()) === countedOf(230));
  await world.publish(20);
  expect(await begunAnew()).toBe(0);
  await world.loseLog();
  await world.happen(10);
  await world.orchestrator.start();
  await until(isThrough(260));
  await world.happen(60);
  await world.settled();
  expect([await inFeed(), await counted(), await begunAnew()]).toEqual([320, countedOf(320), eventPartitions]);
  const gaps = await StreamOffsetModel.find({ _id: /^feed-fan-out/, gap: { $ne: null } }).lean();
  expect(gaps.map(({ gap }) => gap?.mended ?? 0).reduce((sum, mended) => sum + mended, 0)).toBe(30);
}, 300_000);

it('a log that is lost while everything runs has grown past its readers when they look: each event counts once', async () => {
  await world.orchestrator.start();
  await world.happen(40);
  await world.settled();
  const happening = (async () => {
    for (let each = 0; each < 20; each++) await world.happen(50);
  })();
  await world.loseLog();
  await happening;
  await until(isThrough(1_040));
  await world.settled();
  expect([await inFeed(), await counted()]).toEqual([1_040, countedOf(1_040)]);
}, 300_000);
