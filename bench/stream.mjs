/**
 * Events a second from the outbox to the feed: the relay publishes what is stored, the fan-out writes an entry for each
 * event's project; both in one process, as in the orchestrator. Storing the events is outside of the measure. The
 * baseline, in the same run: the same messages published with confirms and consumed, with nothing around them. Then
 * batches of other sizes, and what the store takes for the reads and writes of it alone.
 * `node bench/stream.mjs [events]`, after `npm run build`.
 */
import { randomUUID } from 'node:crypto';
import { EventModel, FeedEntryModel, StreamOffsetModel, toEvent } from '@red-tortoise/documents';
import { eventPartitions, partitionOf } from '@red-tortoise/queue';
import { connect } from 'amqplib';
import { feedFanOut } from '../apps/orchestrator/dist/processors/feed-fan-out.js';
import { startProcessor } from '../apps/orchestrator/dist/processors/run-processor.js';
import { relayEvents } from '../apps/orchestrator/dist/relay/relay-events.js';
import { eventOf, openLog, pause, readersThere, storeEvents, withEventLog } from './event-log.mjs';

const count = Number(process.argv[2] ?? 20_000);

await withEventLog('stream', async (stores) => {
  const events = Array.from({ length: count }, (_, number) => toEvent(eventOf(number, false)));
  const raw = await rawSpeed(stores.environment.RABBITMQ_URL, events);
  print('raw: publish with confirms, consume', raw);
  for (const batchSize of [feedFanOut.batchSize, 1]) {
    const some = batchSize === 1 ? Math.min(count, 500) : count;
    const speed = await streamSpeed(stores, batchSize, some);
    print(`outbox to feed, batches of ${batchSize}`, speed, `${((speed / raw) * 100).toFixed(0)} % of raw`);
  }
  await alone(events);
});

/** From the first publish to the last message consumed, in events a second. */
async function rawSpeed(url, events) {
  const connection = await connect(url);
  const streams = Array.from({ length: eventPartitions }, () => `bench-raw-${randomUUID()}`);
  const publishing = await connection.createConfirmChannel();
  for (const stream of streams)
    await publishing.assertQueue(stream, { durable: true, arguments: { 'x-queue-type': 'stream' } });
  const messages = events.map((event) => [streams[partitionOf(event.key)], Buffer.from(JSON.stringify(event))]);
  let consumed = 0;
  let finish = () => {};
  const all = new Promise((resolve) => {
    finish = resolve;
  });
  const start = performance.now();
  for (const stream of streams) {
    const channel = await connection.createChannel();
    await channel.prefetch(1_000);
    let here = 0;
    const read = (message) => {
      if (++here % 250 === 0) channel.ack(message, true);
      if (++consumed === events.length) finish();
    };
    await channel.consume(stream, read, { arguments: { 'x-stream-offset': 'first' } });
  }
  for (let at = 0; at < messages.length; at += 1_000) {
    for (const [stream, content] of messages.slice(at, at + 1_000)) publishing.publish('', stream, content);
    await publishing.waitForConfirms();
  }
  await all;
  const speed = events.length / ((performance.now() - start) / 1_000);
  for (const stream of streams) await publishing.deleteQueue(stream);
  await connection.close();
  return speed;
}

async function streamSpeed(stores, batchSize, some) {
  await FeedEntryModel.collection.deleteMany({});
  await StreamOffsetModel.collection.deleteMany({});
  await EventModel.collection.deleteMany({});
  await storeEvents(some, false);
  const context = await openLog(stores);
  const stopping = new AbortController();
  let written = 0;
  const handleBatch = async (of, batch, late) => {
    const announce = await feedFanOut.handleBatch(of, batch, late);
    written += batch.length;
    return announce;
  };
  startProcessor(context, { ...feedFanOut, batchSize, handleBatch }, stopping.signal);
  await readersThere();
  const start = performance.now();
  const relay = relayEvents(context, stopping.signal);
  // To count what is stored, again and again, would be work for the store that is measured.
  while (written < some) await pause(10);
  const speed = some / ((performance.now() - start) / 1_000);
  if ((await FeedEntryModel.countDocuments({})) !== some) throw new Error('not every event has its entry');
  stopping.abort();
  await relay;
  await context.queue.close();
  return speed;
}

/** What the store takes, one after the other and with nothing around it. */
async function alone(events) {
  await EventModel.collection.deleteMany({});
  await storeEvents(count, false);
  const entries = events.map(({ id, ...event }) => ({ ...event, _id: id, owner: 'bench', audience: 'project:bench' }));
  const ids = events.map(({ id }) => id);
  await FeedEntryModel.collection.deleteMany({});
  const each = async (title, write) => {
    const start = performance.now();
    for (let at = 0; at < count; at += 500) await write(at, at + 500);
    print(title, count / ((performance.now() - start) / 1_000));
  };
  const places = { projection: { partition: 1, offset: 1 } };
  const read = (from, to) => EventModel.collection.find({ _id: { $in: ids.slice(from, to) } }, places).toArray();
  const placed = (from, to) =>
    ids.slice(from, to).map((_id, position) => ({
      updateOne: { filter: { _id }, update: { $set: { partition: 1, offset: from + position } } },
    }));
  await each('store alone: entries', (from, to) =>
    FeedEntryModel.collection.insertMany(entries.slice(from, to), { ordered: false }),
  );
  await each('store alone: read places', read);
  await each('store alone: write places', (from, to) =>
    EventModel.collection.bulkWrite(placed(from, to), { ordered: false }),
  );
  await each('store alone: mark as published', (from, to) =>
    EventModel.collection.updateMany({ _id: { $in: ids.slice(from, to) } }, { $set: { published: true } }),
  );
}

function print(title, speed, more = '') {
  process.stdout.write(`${title.padEnd(40)} ${speed.toFixed(0).padStart(8)} events/s   ${more}\n`);
}
