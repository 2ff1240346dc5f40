import { randomUUID } from 'node:crypto';
import { type ConsumeOptions, pause } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { baseOf, confirmLog } from './confirm-log.js';

/** In milliseconds. */
const patience = 2_000;
const confirmTimeout = 15_000;

export interface LogNow {
  /** The first of its places. */
  base: number;
  /** The first place that it still has. */
  findFirst: () => Promise<number>;
}

type Options = Omit<ConsumeOptions, 'base' | 'prepare'> & {
  /** Awaited before the first batch. */
  prepare: (log: LogNow) => Promise<void>;
};

/**
 * Reads a partition, see `EventStream.consume`, by places: they are the broker's offsets as long as the log is the first
 * of its name. One that was begun anew goes on behind the one before it, so that a place is never used twice, and all
 * that was stored about places stays true. To whoever reads, the old log is a beginning that was lost.
 */
export async function readPlaces(context: OrchestratorContext, partition: number, options: Options): Promise<void> {
  const { stream } = context.queue;
  const base = await baseOf(stream.streamName(partition));
  let first: number | null = null;
  await stream.consume(partition, {
    ...options,
    base,
    async prepare() {
      // By now the broker has this reader: a log that is lost after this look ends the read.
      await confirmLog(context, partition, base, options.signal);
      await options.prepare({ base, findFirst });
      return first === null ? null : Math.max(first, (options.afterOffset ?? -1) + 1);
    },
  });

  async function findFirst(): Promise<number> {
    const found = new AbortController();
    const finding = stream.offsetAt(partition, 'first');
    const soon = await Promise.race([finding, pause(patience, found.signal)]).finally(() => found.abort());
    // A log that has nothing at all does not answer.
    if (soon === undefined) await stream.mark(randomUUID(), confirmTimeout);
    first = base + (await finding);
    return first;
  }
}
