import { type EventDocument, EventModel, toEvent } from '@red-tortoise/documents';
import type { StreamedEvent } from '@red-tortoise/queue';

/**
 * What stood between two places of a partition, in order and in batches, out of the collection of events: what the log
 * has lost, and another processor had read. There is no index for that: it happens once in years.
 */
export async function* readLost(
  partition: number,
  { after, before }: { after: number; before: number },
  batchSize: number,
): AsyncGenerator<StreamedEvent[]> {
  let batch: StreamedEvent[] = [];
  const events = EventModel.find({ partition, offset: { $gt: after, $lt: before } })
    .sort({ offset: 1 })
    .lean<EventDocument[]>()
    .cursor({ batchSize });
  for await (const document of events) {
    batch.push({ event: toEvent(document), partition, offset: document.offset ?? after });
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
