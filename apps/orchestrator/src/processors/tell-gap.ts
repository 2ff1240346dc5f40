import { pause } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import type { Processor } from './processor.js';

/** In milliseconds; a log that has nothing at all does not answer. */
const longestWait = 5_000;

/**
 * Says so where the log has lost, by its size, events that a processor has not read: it goes on with the first that is
 * there. One that has read nothing yet begins with what there is.
 */
export async function tellGap(
  { queue: { stream }, logger, metrics }: OrchestratorContext,
  { name }: Pick<Processor, 'name'>,
  { partition, read }: { partition: number; read: number },
  signal: AbortSignal,
): Promise<void> {
  if (read < 0) return;
  await stream.whenReady(signal);
  const first = await Promise.race([stream.offsetAt(partition, 'first'), pause(longestWait, signal)]);
  if (typeof first !== 'number' || first <= read + 1) return;
  logger.error({ processor: name, partition, read, first }, 'the log has lost events that were not read');
  metrics.streamGaps.labels(name, String(partition)).inc();
}
