import { pause, type StreamedEvent } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import type { Processor } from './processor.js';

const attempts = 3;
const firstWait = 200;

/**
 * Handles a batch, whatever is in it. A store that is away is waited for: this throws, and the partition is read again
 * from the same place. With all stores there, a batch that keeps failing is handled event by event, and the one that
 * is to blame is set aside, so that a single bad message never holds up what stands behind it.
 */
export async function handleBatch(
  context: OrchestratorContext,
  processor: Processor,
  stream: string,
  batch: readonly StreamedEvent[],
): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const failure = await tryToHandle(context, processor, batch);
    if (failure === null) return;
    await pause(firstWait * 2 ** attempt, AbortSignal.timeout(60_000));
  }
  for (const one of batch) {
    const failure = await tryToHandle(context, processor, [one]);
    if (failure !== null) await setAside(context, processor, stream, one, failure);
  }
}

/** Answers what went wrong, null for nothing. Throws when it was a store's fault. */
async function tryToHandle(
  context: OrchestratorContext,
  processor: Processor,
  batch: readonly StreamedEvent[],
): Promise<Error | null> {
  try {
    await processor.handleBatch(
      context,
      batch.map(({ event }) => event),
    );
    return null;
  } catch (error) {
    context.onError(error as Error, processor.name);
    if (!(await context.storesAnswer())) throw error;
    return error as Error;
  }
}

async function setAside(
  context: OrchestratorContext,
  processor: Processor,
  stream: string,
  { event, offset }: StreamedEvent,
  failure: Error,
): Promise<void> {
  context.logger.error({ err: failure, processor: processor.name, stream, offset, event: event.id }, 'set aside');
  await context.queue.quarantine.setAside({
    processor: processor.name,
    stream,
    offset,
    cause: failure.message,
    content: Buffer.from(JSON.stringify(event)),
  });
}
