import type { StreamedEvent } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { readLost } from '../event-log/read-lost.js';
import type { Processor } from './processor.js';

/**
 * Where the log has lost events that a processor has not read, by its size or with the broker's disk, hands over those
 * that another one had read, and says so. One that has read nothing yet begins with what there is.
 */
export async function mendGap(
  { logger, metrics }: OrchestratorContext,
  { name, batchSize }: Pick<Processor, 'name' | 'batchSize'>,
  { partition, read, findFirst }: { partition: number; read: number; findFirst: () => Promise<number> },
  handle: (batch: StreamedEvent[]) => Promise<void>,
): Promise<void> {
  if (read < 0) return;
  const first = await findFirst();
  if (first <= read + 1) return;
  metrics.streamGaps.labels(name, String(partition)).inc();
  let mended = 0;
  for await (const batch of readLost(partition, { after: read, before: first }, batchSize)) {
    await handle(batch);
    mended += batch.length;
  }
  logger.error({ processor: name, partition, read, first, mended }, 'the log has lost events that were not read');
}
