import { StreamOffsetModel } from '@red-tortoise/documents';
import { eventPartitions, type StreamedEvent } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { handleBatch } from './handle-batch.js';
import type { Processor } from './processor.js';

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
        const announce = await processor.handleBatch(context, [one]);
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
  const id = `${processor.name}/${stream}`;
  const stored = await StreamOffsetModel.findById(id).lean();
  const lag = context.metrics.streamLag.labels(processor.name, String(partition));
  await context.queue.stream.consume(partition, {
    afterOffset: stored?.offset ?? null,
    batchSize: processor.batchSize,
    signal,
    async handleBatch(batch) {
      lag.set(ageOf(batch[0]));
      const announce = await handleBatch(context, processor, stream, batch);
      await saveOffset(id, batch);
      announce();
      lag.set(0);
    },
    async handlePoison(content, offset) {
      context.logger.error({ stream, offset, bytes: content.length }, 'a message that is no event');
      await context.queue.quarantine.bury({
        processor: processor.name,
        stream,
        partition,
        offset,
        cause: 'The message is no event of a known type.',
        content,
      });
    },
  });
}

/** In seconds, since it was observed. */
function ageOf(first: StreamedEvent | undefined): number {
  return first ? Math.max(0, (Date.now() - Date.parse(first.event.observedAt)) / 1_000) : 0;
}

/** After the effect, never before: a crash in between repeats a batch, and loses none. */
async function saveOffset(id: string, batch: StreamedEvent[]): Promise<void> {
  const last = batch.at(-1);
  if (!last) return;
  await StreamOffsetModel.updateOne(
    { _id: id },
    { $set: { offset: last.offset, messageAt: new Date(last.event.observedAt), at: new Date() } },
    { upsert: true },
  );
}
