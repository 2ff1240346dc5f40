import type { OrchestratorContext } from '../context.js';
import { baseOf, confirmLog } from './confirm-log.js';

/** The first place that there is in the log, or was at a moment: see `EventStream.offsetAt`. */
export async function placeAt(
  context: OrchestratorContext,
  partition: number,
  moment: Date | 'first',
  signal: AbortSignal,
): Promise<number> {
  const { stream } = context.queue;
  const base = await baseOf(stream.streamName(partition));
  await confirmLog(context, partition, base, signal);
  return base + (await stream.offsetAt(partition, moment));
}
