import { StreamOffsetModel } from '@red-tortoise/documents';
import { eventPartitions, type StreamedEvent } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import type { Processor } from './processor.js';

/** Runs a processor over every partition, each partition in one process at a time. */
export function startProcessor(context: OrchestratorContext, processor: Processor): void {
  for (let partition = 0; partition < eventPartitions; partition++) {
    context.queue.holdLease(`${processor.name}.${partition}`, (signal) =>
      processPartition(context, processor, partition, signal),
    );
  }
}

async function processPartition(
  context: OrchestratorContext,
  processor: Processor,
  partition: number,
  signal: AbortSignal,
): Promise<void> {
  const id = `${processor.name}/${context.queue.stream.streamName(partition)}`;
  const stored = await StreamOffsetModel.findById(id).lean();
  await context.queue.stream.consume(partition, {
    afterOffset: stored?.offset ?? null,
    batchSize: processor.batchSize,
    signal,
    async handleBatch(batch) {
      await processor.handleBatch(
        context,
        batch.map(({ event }) => event),
      );
      await saveOffset(id, batch);
    },
    async handlePoison(content, offset) {
      context.logger.error({ stream: id, offset, bytes: content.length }, 'passed over a message that is no event');
    },
  });
}

/** After the effect, never before: a crash in between repeats a batch, and loses none. */
async function saveOffset(id: string, batch: StreamedEvent[]): Promise<void> {
  const last = batch.at(-1);
  if (!last) return;
  await StreamOffsetModel.updateOne(
    { _id: id },
    { $set: { offset: last.offset, messageAt: new Date(last.event.observedAt), updatedAt: new Date() } },
    { upsert: true },
  );
}
