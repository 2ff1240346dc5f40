import { type EventDocument, EventModel, toEvent } from '@red-tortoise/documents';
import { pause } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';

const batchSize = 1_000;
const idleMilliseconds = 100;
const confirmTimeout = 15_000;
const beatsBetweenCounts = 50;

/**
 * Publishes the outbox: stored events go to the stream in the order of their observation, and are marked when the
 * broker has confirmed them, while those behind them go out. A crash in between publishes some twice, which every
 * processor bears. One relay works at a time, by lease; it also counts the dead letters, now and then.
 */
export async function relayEvents(context: OrchestratorContext, signal: AbortSignal): Promise<void> {
  await context.queue.stream.whenReady(signal);
  let confirmed: string[] = [];
  for (let beat = 0; !signal.aborted; beat++) {
    if (beat % beatsBetweenCounts === 0) {
      context.metrics.deadLetters.set(await context.queue.quarantine.countDeadLetters());
    }
    const events = await readOutbox(context, confirmed);
    await Promise.all([publish(context, events), markPublished(confirmed)]);
    confirmed = events.map(({ _id }) => _id);
    if (events.length < batchSize) await pause(idleMilliseconds, signal);
  }
  await markPublished(confirmed);
}

async function readOutbox({ metrics }: OrchestratorContext, confirmed: readonly string[]): Promise<EventDocument[]> {
  const events = await EventModel.find({ published: false, _id: { $nin: confirmed } })
    .sort({ observedAt: 1, occurredAt: 1, _id: 1 })
    .limit(batchSize)
    .lean<EventDocument[]>();
  const waited = events[0] ? Date.now() - events[0].observedAt.getTime() : 0;
  metrics.outboxLag.set(Math.max(0, waited / 1_000));
  return events;
}

async function publish({ queue }: OrchestratorContext, events: readonly EventDocument[]): Promise<void> {
  if (events.length > 0) await queue.stream.publish(events.map(toEvent), confirmTimeout);
}

/** Most of them are marked by now: whoever reads an event in the log knows that it is there. */
async function markPublished(ids: readonly string[]): Promise<void> {
  if (ids.length > 0) {
    await EventModel.updateMany({ _id: { $in: ids }, published: false }, { $set: { published: true } });
  }
}
