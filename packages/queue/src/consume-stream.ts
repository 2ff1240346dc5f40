import { Event } from '@red-tortoise/contracts';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { Holes } from './holes.js';
import { markType, offsetOf } from './marks.js';

export interface StreamedEvent {
  event: Event;
  partition: number;
  /** Its place in the log: the broker's offset, and what `base` adds to it. */
  offset: number;
}

export interface ConsumeOptions {
  /** What is added to the broker's offsets: a log that was begun anew goes on behind the one before it. */
  base?: number;
  /** Reads on from behind it; null or -1: from the first. */
  afterOffset: number | null;
  batchSize: number;
  /** How long a batch that is not full waits for more, in milliseconds. */
  gather?: number;
  signal: AbortSignal;
  /**
   * Awaited before the first batch is handled. The broker has the reader by then: when the log goes away from now on,
   * nothing is handled any more. Answers from which place on nothing may be missing, or null.
   */
  prepare?: () => Promise<number | null>;
  /** `more` says whether further messages are here already. */
  handleBatch: (batch: StreamedEvent[], more: boolean) => Promise<void>;
  handlePoison: (content: Buffer, offset: number) => Promise<void>;
  /** Called for a mark when all that stands before it was handled. */
  handleMark?: (id: string, offset: number) => Promise<void>;
}

/**
 * Reads a stream in batches, in order, one batch at a time, until the signal fires or the connection is lost (then it
 * rejects; it also does when what comes next is gone, see `Holes`). A batch is acknowledged when it was handled; the
 * broker sends two batches ahead and no more, so that a slow reader keeps neither memory nor anybody else.
 */
export async function consumeStream(
  channel: Channel,
  { stream, partition, holes }: { stream: string; partition: number; holes: Holes },
  options: ConsumeOptions,
): Promise<void> {
  const pending: ConsumeMessage[] = [];
  let wake = () => {};
  let failure: Error | null = null;
  const stop = (error: Error | null) => {
    failure ??= error;
    wake();
  };
  channel.on('error', stop);
  channel.on('close', () => stop(new Error('the channel was closed')));
  const aborted = () => stop(null);
  options.signal.addEventListener('abort', aborted, { once: true });
  try {
    await channel.prefetch(options.batchSize * 2);
    const from = (options.afterOffset ?? -1) + 1 - (options.base ?? 0);
    await channel.consume(
      stream,
      (message) => {
        if (message) pending.push(message);
        else stop(new Error('the stream was deleted'));
        wake();
      },
      { arguments: { 'x-stream-offset': from <= 0 ? 'first' : from } },
    );
    const first = (await options.prepare?.()) ?? null;
    let reached = first === null ? null : first - (options.base ?? 0) - 1;
    while (!options.signal.aborted && !failure) {
      if (pending.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      const end = Date.now() + (options.gather ?? 0);
      while (pending.length < options.batchSize && Date.now() < end && !options.signal.aborted && !failure) {
        await wokenWithin(end - Date.now(), (woken) => (wake = woken));
      }
      const messages = pending.splice(0, options.batchSize);
      const last = messages.at(-1);
      if (!last || failure) continue;
      if (reached !== null) holes.refuse(stream, reached, messages.map(offsetOf));
      await handleMessages(partition, messages, () => pending.length > 0, options);
      reached = offsetOf(last);
      channel.ack(last, true);
    }
    if (failure && !options.signal.aborted) throw failure;
  } finally {
    options.signal.removeEventListener('abort', aborted);
    await channel.close().catch(() => {});
  }
}

function wokenWithin(milliseconds: number, onWake: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    onWake(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function handleMessages(
  partition: number,
  messages: ConsumeMessage[],
  more: () => boolean,
  options: ConsumeOptions,
): Promise<void> {
  const batch: StreamedEvent[] = [];
  const marks: { id: string; offset: number }[] = [];
  for (const message of messages) {
    const { content, properties } = message;
    const offset = offsetOf(message) + (options.base ?? 0);
    if (properties.type === markType) marks.push({ id: content.toString('utf8'), offset });
    else {
      const event = readEvent(content);
      if (event) batch.push({ event, partition, offset });
      else await options.handlePoison(content, offset);
    }
  }
  if (batch.length > 0) await options.handleBatch(batch, more());
  for (const { id, offset } of marks) await options.handleMark?.(id, offset);
}

function readEvent(content: Buffer): Event | null {
  try {
    return Event.parse(JSON.parse(content.toString('utf8')));
  } catch {
    return null;
  }
}
