import { EventModel, toEvent } from '@red-tortoise/documents';
import { pause } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';

const batchSize = 1_000;
const idleMilliseconds = 200;
const confirmTimeout = 15_000;
const beatsBetweenCounts = 50;

/**
 * Publishes the outbox: stored events go to the stream in the order of their observation, and are marked when the
 * broker has confirmed them. A crash in between publishes some twice, which every processor bears. One relay works at
 * a time, by lease; it also counts the dead letters, now and then.
 */
export async function relayEvents(context: OrchestratorContext, signal: AbortSignal): Promise<void> {
  await context.queue.stream.whenReady(signal);
  for (let beat = 0; !signal.aborted; beat++) {
    if (beat % beatsBetweenCounts === 0) {
      context.metrics.deadLetters.set(await context.queue.quarantine.countDeadLetters());
    }
    const relayed = await relayBatch(context);
    if (relayed < batchSize) await pause(idleMilliseconds, signal);
  }
}

async function relayBatch(context: OrchestratorContext): Promise<number> {
  const events = await EventModel.find({ published: false })
    .sort({ observedAt: 1, occurredAt: 1, _id: 1 })
    .limit(batchSize)
    .lean();
  const oldest = events[0];
  const waited = oldest ? Date.now() - oldest.observedAt.getTime() : 0;
  context.metrics.outboxLag.set(Math.max(0, waited / 1_000));
  if (!oldest) return 0;
  await context.queue.stream.publish(events.map(toEvent), confirmTimeout);
  await EventModel.updateMany({ _id: { $in: events.map((event) => event._id) } }, { $set: { published: true } });
  return events.length;
}
