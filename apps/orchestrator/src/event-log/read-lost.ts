import { type EventDocument, EventModel, toEvent } from '@red-tortoise/documents';
import type { StreamedEvent } from '@red-tortoise/queue';

/** There is no index for it, since it happens once in years: each page looks through all events. */
const pageSize = 5_000;

/**
 * What stood between two places of a partition, in order and in batches, out of the collection of events: what the log
 * has lost, and another processor had read.
 */
export async function* readLost(
  partition: number,
  { after, before }: { after: number; before: number },
  batchSize: number,
): AsyncGenerator<StreamedEvent[]> {
  for (let place = after; ; ) {
    const page = await EventModel.find({ partition, offset: { $gt: place, $lt: before } })
      .sort({ offset: 1 })
      .limit(pageSize)
      .lean<EventDocument[]>();
    const events = page.map((one) => ({ event: toEvent(one), partition, offset: one.offset ?? place }));
    const last = events.at(-1);
    if (!last) return;
    for (let start = 0; start < events.length; start += batchSize) yield events.slice(start, start + batchSize);
    place = last.offset;
  }
}
