import { type ConsumeOptions, pause } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { confirmLog } from './confirm-log.js';
import { baseOf } from './place-at.js';

/** In milliseconds; a log that has nothing at all does not answer. */
const longestWait = 5_000;

type Options = Omit<ConsumeOptions, 'base' | 'prepare'> & {
  /** Awaited before the first batch. `findFirst` answers the first place that the log has. */
  prepare: (findFirst: () => Promise<number>) => Promise<void>;
};

/**
 * Reads a partition, see `EventStream.consume`, by places: they are the broker's offsets as long as the log is the first
 * of its name. One that was begun anew goes on behind the one before it, so that a place is never used twice, and all
 * that was stored about places stays true. To whoever reads, the old log is a beginning that was lost.
 */
export async function readPlaces(context: OrchestratorContext, partition: number, options: Options): Promise<void> {
  const { stream } = context.queue;
  const { signal } = options;
  const base = await baseOf(stream.streamName(partition));
  await stream.consume(partition, {
    ...options,
    base,
    async prepare() {
      await confirmLog(context, partition, base, signal);
      await options.prepare(findFirst);
    },
  });

  async function findFirst(): Promise<number> {
    return base + ((await Promise.race([stream.offsetAt(partition, 'first'), pause(longestWait, signal)])) ?? 0);
  }
}
