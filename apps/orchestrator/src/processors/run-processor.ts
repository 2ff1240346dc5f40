import type { StreamGap } from '@red-tortoise/documents';
import { whileHeld } from '@red-tortoise/domain';
import { eventPartitions, type StreamedEvent } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { readPlaces } from '../event-log/read-places.js';
import { handleBatch, setAside } from './handle-batch.js';
import { Lag } from './lag.js';
import { mendGap, mendUnread } from './mend-gap.js';
import type { Processor } from './processor.js';
import { StoredOffset } from './stored-offset.js';
import { whilePaused } from './while-paused.js';

/** How often a processor says how far behind it is, in milliseconds, also when nothing happens. */
const beat = 4_000;

/**
 * Runs a processor over every partition, each partition in one process at a time, and over what was set aside from
 * them, until the signal fires.
 */
export function startProcessor(context: OrchestratorContext, processor: Processor, stopping: AbortSignal): void {
  for (let partition = 0; partition < eventPartitions; partition++) {
    context.queue.holdLease(`${processor.name}.${partition}`, (signal) =>
      processPartition(context, processor, partition, signal),
    );
  }
  context.queue.quarantine
    .work(processor.name, {
      signal: stopping,
      handle: async (one) => {
        const announce = await processor.handleBatch(context, [one], true);
        announce?.();
      },
      isOurFault: async () => !(await context.storesAnswer()),
    })
    .catch((error: Error) => context.onError(error, 'quarantine'));
}

async function processPartition(
  context: OrchestratorContext,
  processor: Processor,
  partition: number,
  signal: AbortSignal,
): Promise<void> {
  const stream = context.queue.stream.streamName(partition);
  const stored = await StoredOffset.read(`${processor.name}/${stream}`);
  const lag = new Lag(context.metrics.streamLag, { processor: processor.name, partition: String(partition) });
  // A processor that has not come to its first batch says nothing: it may hang, and silence shows.
  const beats = setInterval(() => {
    const seconds = lag.grow();
    if (seconds !== null) stored.saveLag(seconds).catch((error: Error) => context.onError(error, processor.name));
  }, beat);
  const handle = async (batch: StreamedEvent[], more: boolean) => {
    lag.waitsSince(batch[0]);
    await whileStopped(processor, stream, signal);
    if (signal.aborted) return;
    const announce = await handleBatch(context, processor, batch, (one, failure) =>
      setAside(context, processor, stream, one, failure),
    );
    const last = batch.at(-1);
    if (!last) return;
    const { id: messageId, observedAt } = last.event;
    const seconds = lag.waitsSince(more ? last : undefined);
    await stored.save({ offset: last.offset, messageId, messageAt: new Date(observedAt), lag: seconds });
    announce();
  };
  let gap: StreamGap | null = null;
  try {
    await readPlaces(context, partition, {
      afterOffset: stored.offset,
      batchSize: processor.batchSize,
      gather: processor.gather,
      signal,
      async prepare(log) {
        gap = await mendGap(context, processor, { partition, stored, log }, (batch) => handle(batch, true));
        // What waits behind it says so itself, at once.
        lag.waitsSince(undefined);
      },
      async handleBatch(batch, more) {
        if (gap) await mendUnread(stored, gap, batch);
        gap = null;
        await handle(batch, more);
      },
      async handlePoison(content, offset) {
        context.logger.error({ stream, offset, bytes: content.length }, 'a message that is no event');
        const cause = 'The message is no event of a known type.';
        await context.queue.quarantine.bury({ processor: processor.name, stream, partition, offset, cause, content });
      },
    });
  } finally {
    clearInterval(beats);
    lag.end();
  }
}

/** By staff, or while a replay switches over. */
async function whileStopped({ name, view }: Processor, stream: string, signal: AbortSignal): Promise<void> {
  await Promise.all([whilePaused(`${name}/${stream}`, signal), view && whileHeld(view, signal)]);
}
