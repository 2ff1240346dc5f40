import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  EventLogModel,
  EventModel,
  FeedEntryModel,
  type StreamGap,
  StreamOffsetModel,
  type ViewName,
  ViewReplayModel,
} from '@red-tortoise/documents';
import { readViewState, startReplay, views } from '@red-tortoise/domain';
import { createLogger } from '@red-tortoise/observability';
import type { Queue } from '@red-tortoise/queue';
import { openStores, type TestStores } from '@red-tortoise/testing';
import type { OrchestratorContext } from '../context.js';
import { activity } from '../processors/activity.js';
import { feedFanOut } from '../processors/feed-fan-out.js';
import { startProcessor } from '../processors/run-processor.js';
import { relayEvents } from '../relay/relay-events.js';
import { activityNow, feedNow, LogWorld, packageNames, until } from '../test-support/log-world.js';
import { openTestContext } from '../test-support/test-context.js';
import { isPrepared } from './prepare-next.js';
import { failReplay, runReplay } from './run-replay.js';

let stores: TestStores;
let world: LogWorld;
let context: OrchestratorContext;
const logged: Record<string, unknown>[] = [];
const gaps = () => logged.filter(({ msg }) => msg === 'the log has lost events that were not read');
const inLog = { subject: /^pkg:/, offset: { $gte: 0 } };
const { signal } = new AbortController();
beforeAll(async () => {
  stores = await openStores();
  world = await LogWorld.open(stores, { partition: 400_000, segment: 100_000 });
  await world.queue.stream.whenReady(AbortSignal.timeout(20_000));
  const write = (line: string) => void logged.push(JSON.parse(line));
  const logger = createLogger({ name: 'test', level: 'info' }, { write });
  context = await openTestContext(stores, { queue: world.queue, logger });
  await world.createProject(packageNames);
}, 300_000);
afterAll(async () => {
  await world.close();
  await context.settings.stop();
  await stores.close();
});

/** Processors and a relay that are started for what there is, and end behind it. */
async function processed(processors = [feedFanOut, activity], isThrough = () => world.settled()): Promise<void> {
  const stopping = new AbortController();
  const queue = await world.openQueue();
  for (const processor of processors) startProcessor({ ...context, queue }, processor, stopping.signal);
  queue.holdLease('relay', (held) => relayEvents({ ...context, queue }, held));
  await isThrough();
  stopping.abort();
  await queue.close();
}

async function replay(view: ViewName, from: Parameters<typeof startReplay>[2]) {
  const id = await startReplay(world.context, view, from);
  await runReplay(context, id, signal);
  return ViewReplayModel.findById(id).lean();
}

/** A replay of the feed that is stopped while it reads the log: nothing comes, so that it does not end before. */
async function interruptedReplay(): Promise<string> {
  const id = await startReplay(world.context, 'feed', 'start');
  const stopping = new AbortController();
  const stream = Object.create(world.queue.stream, { consume: { value: () => once(stopping.signal, 'abort') } });
  const queue: Queue = Object.create(world.queue, { stream: { value: stream } });
  const running = runReplay({ ...context, queue }, id, stopping.signal);
  await until(async () => (await ViewReplayModel.findById(id).lean())?.phase === 'reading');
  stopping.abort();
  await expect(running).rejects.toThrow('interrupted');
  return id;
}

it('a processor whose place the log has lost goes on with the first that is there, and says what is missing', async () => {
  await world.publish(200);
  await processed();
  expect([(await feedNow()).length, gaps()]).toEqual([200, []]);
  await world.truncate();
  await world.publish(60);
  await processed();
  expect(await FeedEntryModel.countDocuments({ type: /^package/ })).toBe(260);
  expect(gaps()).toHaveLength(8);
  expect(await EventLogModel.countDocuments({ _id: { $in: world.queue.stream.names } })).toBe(0);
  expect(gaps()).toContainEqual(
    expect.objectContaining({ processor: 'activity', partition: 3, first: expect.any(Number) }),
  );
}, 300_000);

it('what the log lost before it was read has its effect all the same, and is told with the gap', async () => {
  await world.publish(40);
  await processed([activity], () => until(async () => (await EventModel.countDocuments(inLog)) === 300));
  await world.publish(25);
  await world.truncate();
  await world.publish(10);
  await processed();
  expect(await FeedEntryModel.countDocuments({ type: /^package/ })).toBe(335);
  const rows = await StreamOffsetModel.find({ _id: /^(feed|activity)/ }).lean();
  const sum = (of: (gap: StreamGap) => number) => rows.reduce((total, { gap }) => total + (gap ? of(gap) : 0), 0);
  expect(sum(({ mended }) => mended)).toBe(40);
  // And the import, which the world never put into the log.
  expect(sum(({ publishedAgain }) => publishedAgain)).toBeGreaterThanOrEqual(25);
}, 300_000);

it('what the log loses in front of a processor that stands still has its effect when that goes on', async () => {
  const before = await FeedEntryModel.countDocuments();
  const feedRows = { _id: { $in: world.queue.stream.names.map((stream) => `feed-fan-out/${stream}`) } };
  await processed([{ ...feedFanOut, batchSize: 5 }, activity], async () => {
    await StreamOffsetModel.updateMany(feedRows, { paused: true });
    // More than a segment in each partition.
    await world.publish(1_500);
    await until(async () => (await EventModel.countDocuments({ ...inLog, offset: null })) === 0);
    await world.truncate();
    await world.publish(10);
    await StreamOffsetModel.updateMany(feedRows, { paused: false });
    await world.settled();
  });
  expect(await FeedEntryModel.countDocuments()).toBe(before + 1_510);
}, 300_000);

it('a replay takes over what the log has lost, from the start and from offsets that are gone', async () => {
  const feed = await feedNow();
  for (const from of ['start', [0, 0, 0, 0], new Date(0)] as const) {
    expect(await replay('feed', from)).toMatchObject({ phase: 'done', error: null });
    expect(await feedNow()).toEqual(feed);
  }
});

it('a replay that would lose counts fails at once with the reason, and leaves them as they are', async () => {
  const windows = await activityNow();
  for (const from of ['start', new Date(Date.now() - 86_400_000)] as const) {
    const failed = await replay('activity', from);
    expect(failed).toMatchObject({ phase: 'failed', error: expect.stringContaining('has lost what was before') });
    expect(await activityNow()).toEqual(windows);
    expect(await readViewState('activity')).toMatchObject({ replayId: null, next: false, heldUntil: null });
  }
});

it('a replay that is given up half-way leaves the view as it was, and another can begin', async () => {
  const feed = await feedNow();
  const id = await interruptedReplay();
  expect(await isPrepared(views.feed)).toBe(true);
  await failReplay(id, new Error('the disk is full'));
  expect(await ViewReplayModel.findById(id).lean()).toMatchObject({ phase: 'failed', error: 'the disk is full' });
  expect(await isPrepared(views.feed)).toBe(false);
  expect(await readViewState('feed')).toMatchObject({ replayId: null, next: false, heldUntil: null });
  expect(await feedNow()).toEqual(feed);
  expect(await replay('feed', 'start')).toMatchObject({ phase: 'done' });
  expect(await feedNow()).toEqual(feed);
});

it('a replay whose log is begun anew half-way fails with the reason, and the next one takes over what was', async () => {
  const feed = await feedNow();
  const id = await interruptedReplay();
  await world.loseLog();
  await world.happen(30);
  await processed();
  await runReplay(context, id, signal);
  const failed = await ViewReplayModel.findById(id).lean();
  expect(failed).toMatchObject({ phase: 'failed', error: expect.stringContaining('has lost what was not read') });
  expect(await FeedEntryModel.countDocuments()).toBe(feed.length + 30);
  const grown = await feedNow();
  expect(await replay('feed', 'start')).toMatchObject({ phase: 'done', error: null });
  expect(await feedNow()).toEqual(grown);
}, 300_000);
