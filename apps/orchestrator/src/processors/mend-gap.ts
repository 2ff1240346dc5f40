import type { StreamGap } from '@red-tortoise/documents';
import type { StreamedEvent } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { publishUnreadAgain } from '../event-log/publish-unread-again.js';
import { readLost } from '../event-log/read-lost.js';
import type { LogNow } from '../event-log/read-places.js';
import type { Processor } from './processor.js';
import type { StoredOffset } from './stored-offset.js';

/**
 * Where the log has lost events that a processor has not read, by its size or with the broker's disk, hands over those
 * that another one had read, and says so. One that has read nothing yet begins with what there is. Answers the gap where
 * there may be events in it that nobody had read: see `mendUnread`. Of a log that is gone those are published again already.
 */
export async function mendGap(
  { logger, metrics }: OrchestratorContext,
  { name, batchSize }: Pick<Processor, 'name' | 'batchSize'>,
  { partition, stored, log }: { partition: number; stored: StoredOffset; log: LogNow },
  handle: (batch: StreamedEvent[]) => Promise<void>,
): Promise<StreamGap | null> {
  if (stored.offset < 0) return null;
  const first = await log.findFirst();
  if (first <= stored.offset + 1) return null;
  const before = stored.gapBefore(first);
  const gap = before ?? { at: new Date(), first, mended: 0, publishedAgain: 0 };
  for await (const batch of readLost(partition, { after: stored.offset, before: first }, batchSize)) {
    await handle(batch);
    gap.mended += batch.length;
  }
  await stored.saveGap(gap);
  if (!before) {
    metrics.streamGaps.labels(name, String(partition)).inc();
    logger.error(
      { processor: name, partition, read: stored.offset, ...gap },
      'the log has lost events that were not read',
    );
  }
  return stored.offset < log.base ? null : gap;
}

/** Has those published again that nobody had read: they were observed before what stands behind the gap. */
export async function mendUnread(
  stored: StoredOffset,
  gap: StreamGap,
  behind: readonly StreamedEvent[],
): Promise<void> {
  const observed = behind.map(({ event }) => Date.parse(event.observedAt));
  const publishedAgain = await publishUnreadAgain(new Date(Math.max(...observed)));
  if (publishedAgain > 0) await stored.saveGap({ ...gap, publishedAgain: gap.publishedAgain + publishedAgain });
}
