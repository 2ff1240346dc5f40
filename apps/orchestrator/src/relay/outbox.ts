import { type EventDocument, EventModel } from '@red-tortoise/documents';

export const outboxBatch = 2_000;
/** In milliseconds, as the rest between looks from the beginning: so many times what the last one took. */
const wayBack = 2_000;
const restFactor = 20;
const longestRest = 5_000;
const beginning = new Date(0);

/**
 * What is stored and not published, in the order of its observation. A store keeps the index entries of what was
 * published for a while, and walks over each of them. So a look begins where the last full batch ended, or shortly
 * before now. What was stored later than that after its observation is found by looks from the beginning, which are
 * made as often as they are cheap: always when little is going on, every five seconds when they have much to walk over.
 */
export class Outbox {
  private from = beginning;
  private nextFromBeginning = 0;

  /** Up to a batch, without those that were handed in: the broker has confirmed them, and they are not marked yet. */
  async read(confirmed: readonly EventDocument[]): Promise<EventDocument[]> {
    const start = Date.now();
    const from = start >= this.nextFromBeginning ? beginning : this.from;
    const known = confirmed.filter(({ observedAt }) => observedAt >= from).map(({ _id }) => _id);
    const events = await EventModel.find({ published: false, observedAt: { $gte: from }, _id: { $nin: known } })
      .hint('outbox')
      .sort({ observedAt: 1, occurredAt: 1, _id: 1 })
      .limit(outboxBatch)
      .batchSize(outboxBatch)
      .lean<EventDocument[]>();
    const end = Date.now();
    if (from === beginning) this.nextFromBeginning = end + Math.min(restFactor * (end - start), longestRest);
    const last = events.length === outboxBatch ? events.at(-1) : undefined;
    this.from = last?.observedAt ?? new Date(start - wayBack);
    return events;
  }
}
