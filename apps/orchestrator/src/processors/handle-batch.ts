import { TooManyReaders } from '@red-tortoise/domain';
import { pause, type StreamedEvent } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import type { Announcement, Processor } from './processor.js';

type Handling = Pick<Processor, 'name' | 'handleBatch'>;

const attempts = 3;
const firstWait = 200;

/**
 * Handles a batch, whatever is in it. A store that is away is waited for: this throws, and the partition is read again
 * from the same place. With all stores there, a batch that keeps failing is handled event by event, and the one that
 * is to blame is given up, so that a single bad message never holds up what stands behind it. One that reaches more
 * readers than memory should hold is handled in halves.
 */
export async function handleBatch(
  context: OrchestratorContext,
  processor: Handling,
  batch: readonly StreamedEvent[],
  giveUp: (one: StreamedEvent, failure: Error) => Promise<void>,
): Promise<Announcement> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const outcome = await tryToHandle(context, processor, batch);
    if (!(outcome instanceof Error)) return outcome;
    if (outcome instanceof TooManyReaders && batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      const first = await handleBatch(context, processor, batch.slice(0, half), giveUp);
      return together([first, await handleBatch(context, processor, batch.slice(half), giveUp)]);
    }
    await pause(firstWait * 2 ** attempt, AbortSignal.timeout(60_000));
  }
  const announcements: Announcement[] = [];
  for (const one of batch) {
    const outcome = await tryToHandle(context, processor, [one]);
    if (outcome instanceof Error) await giveUp(one, outcome);
    else announcements.push(outcome);
  }
  return together(announcements);
}

function together(announcements: readonly Announcement[]): Announcement {
  return () => {
    for (const announce of announcements) announce();
  };
}

const nothingToSay: Announcement = () => {};

/** Answers what went wrong, if anything did. Throws when it was a store's fault. */
async function tryToHandle(
  context: OrchestratorContext,
  processor: Handling,
  batch: readonly StreamedEvent[],
): Promise<Announcement | Error> {
  try {
    return (await processor.handleBatch(context, batch, false)) ?? nothingToSay;
  } catch (error) {
    if (error instanceof TooManyReaders) return error;
    context.onError(error as Error, processor.name);
    if (!(await context.storesAnswer())) throw error;
    return error as Error;
  }
}

/** Sets a message aside, to be tried again apart. */
export async function setAside(
  context: OrchestratorContext,
  processor: Pick<Processor, 'name'>,
  stream: string,
  { event, partition, offset }: StreamedEvent,
  failure: Error,
): Promise<void> {
  context.logger.error({ err: failure, processor: processor.name, stream, offset, event: event.id }, 'set aside');
  await context.queue.quarantine.setAside({
    processor: processor.name,
    stream,
    partition,
    offset,
    cause: failure.message,
    content: Buffer.from(JSON.stringify(event)),
  });
}
