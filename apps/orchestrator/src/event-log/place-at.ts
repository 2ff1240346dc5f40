import { EventLogModel } from '@red-tortoise/documents';
import type { OrchestratorContext } from '../context.js';

/** What is added to the broker's offsets: see the event log's document. */
export async function baseOf(stream: string): Promise<number> {
  return (await EventLogModel.findById(stream).lean())?.base ?? 0;
}

/** The first place that there is in the log, or was at a moment: see `EventStream.offsetAt`. */
export async function placeAt(
  { queue: { stream } }: OrchestratorContext,
  partition: number,
  moment: Date | 'first',
): Promise<number> {
  return (await baseOf(stream.streamName(partition))) + (await stream.offsetAt(partition, moment));
}
