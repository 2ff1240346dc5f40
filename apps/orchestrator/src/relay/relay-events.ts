import { type EventDocument, EventModel, toEvent } from '@red-tortoise/documents';
import { pause } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { Outbox, outboxBatch } from './outbox.js';

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
  const outbox = new Outbox();
  let confirmed: EventDocument[] = [];
  for (let beat = 0; !signal.aborted; beat++) {
    if (beat % beatsBetweenCounts === 0) {
      await countDeadLetters(context);
    }
    const events = await outbox.read(confirmed);
    const waited = events[0] ? Date.now() - events[0].observedAt.getTime() : 0;
    context.metrics.outboxLag.set(Math.max(0, waited / 1_000));
    await Promise.all([publish(context, events), markPublished(confirmed)]);
    confirmed = events;
    if (events.length < outboxBatch) await pause(idleMilliseconds, signal);
  }
  await markPublished(confirmed);
}

/** What cannot be counted now is counted later: that keeps no event waiting. */
async function countDeadLetters({ queue, metrics }: OrchestratorContext): Promise<void> {
  const count = await queue.quarantine.countDeadLetters().catch(() => null);
  if (count !== null) metrics.deadLetters.set(count);
}

async function publish({ queue }: OrchestratorContext, events: readonly EventDocument[]): Promise<void> {
  if (events.length > 0) await queue.stream.publish(events.map(toEvent), confirmTimeout);
}

/** Most of them are marked by now: whoever reads an event in the log knows that it is there. */
async function markPublished(events: readonly EventDocument[]): Promise<void> {
  if (events.length > 0) {
    const ids = events.map(({ _id }) => _id);
    await EventModel.updateMany({ _id: { $in: ids }, published: false }, { $set: { published: true } });
  }
}
