/**
 * The feed rebuilt from zero: events are published and written by live processing, then a replay makes the feed again
 * beside it and switches over, while a reader counts all along. Every document is compared with the one that live
 * processing wrote. `node bench/replay.mjs [events]`, after `npm run build`.
 */
import { isDeepStrictEqual } from 'node:util';
import { FeedEntryModel, toEvent, ViewReplayModel } from '@red-tortoise/documents';
import { startReplay } from '@red-tortoise/domain';
import { feedFanOut } from '../apps/orchestrator/dist/processors/feed-fan-out.js';
import { startProcessor } from '../apps/orchestrator/dist/processors/run-processor.js';
import { runReplay } from '../apps/orchestrator/dist/replays/run-replay.js';
import { eventOf, openLog, pause, readersThere, storeEvents, withEventLog } from './event-log.mjs';

const count = Number(process.argv[2] ?? 1_000_000);
const kept = 'feed_entries_live';

await withEventLog('replay', async (stores) => {
  const context = await openLog(stores);
  const stopping = new AbortController();
  await timed('events stored', () => storeEvents(count, true));
  startProcessor(context, { ...feedFanOut, batchSize: 500 }, stopping.signal);
  await readersThere();
  await timed('live: published and written to the feed', async () => {
    await publishAll(context);
    while ((await FeedEntryModel.countDocuments({})) < count) await pause(1_000);
  });
  await FeedEntryModel.collection.aggregate([{ $out: kept }]).toArray();
  const reader = countAllAlong();
  const replayId = await startReplay(context, 'feed', 'start');
  await timed('replay: read, written beside, switched over', () =>
    runReplay(context, replayId, new AbortController().signal),
  );
  const { phase, events } = await ViewReplayModel.findById(replayId).lean();
  const { fewest, looks } = await reader.stop();
  process.stdout.write(`${phase}, ${events} events read; a reader looked ${looks} times and saw ${fewest} at least\n`);
  await timed('compared', compareAll);
  stopping.abort();
  await context.queue.close();
});

async function publishAll({ queue }) {
  for (let start = 0; start < count; start += 10_000) {
    const length = Math.min(10_000, count - start);
    const events = Array.from({ length }, (_, position) => toEvent(eventOf(start + position, true)));
    await queue.stream.publish(events, 120_000);
  }
}

function countAllAlong() {
  let [fewest, looks, reading] = [Number.POSITIVE_INFINITY, 0, true];
  const read = (async () => {
    for (; reading; looks++) {
      fewest = Math.min(fewest, await FeedEntryModel.countDocuments({}));
      await pause(500);
    }
  })();
  return {
    async stop() {
      reading = false;
      await read;
      return { fewest, looks };
    },
  };
}

/** Both in the order of their ids, one by one. */
async function compareAll() {
  const { db } = FeedEntryModel.collection.conn;
  const [live, replayed] = [kept, 'feed_entries'].map((name) => db.collection(name).find({}).sort({ _id: 1 }));
  let [compared, different] = [0, 0];
  for await (const document of live) {
    compared++;
    if (!isDeepStrictEqual(document, await replayed.next())) different++;
  }
  if ((await replayed.next()) !== null) different++;
  await db.collection(kept).drop();
  process.stdout.write(`${compared} documents, ${different} of them different\n`);
  if (different > 0) process.exitCode = 1;
}

async function timed(title, work) {
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1_000;
  process.stdout.write(
    `${title.padEnd(46)} ${seconds.toFixed(1).padStart(8)} s ${(count / seconds).toFixed(0).padStart(8)}/s\n`,
  );
}
