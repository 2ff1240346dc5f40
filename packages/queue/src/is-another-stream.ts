import { randomUUID } from 'node:crypto';
import type { Channel } from 'amqplib';
import { findMessage, markType, offsetOf } from './marks.js';
import { pause } from './pause.js';

/** A message that was read in a stream. */
export interface KnownMessage {
  offset: number;
  /** Null where that is not known. */
  id: string | null;
}

/** In milliseconds; what a stream has is there at once. */
const patience = 2_000;

/**
 * Whether a stream is another one than that in which a message was read: something else has its place, or the stream
 * ends before. A broker says nothing of that: whoever reads from behind the end is sent nothing, until the stream has
 * grown so far. That a stream has dropped the message with its beginning says nothing against it.
 */
export async function isAnotherStream(
  channel: Channel,
  stream: string,
  known: KnownMessage,
  signal: AbortSignal,
): Promise<boolean> {
  const close = () => channel.close().catch(() => {});
  const stopped = AbortSignal.any([signal]);
  stopped.addEventListener('abort', close, { once: true });
  const found = new AbortController();
  try {
    signal.throwIfAborted();
    const reading = findMessage(channel, stream, known.offset);
    // Nobody waits for it any more where the stream ends before.
    reading.catch(() => {});
    const soon = await Promise.race([reading, pause(patience, found.signal)]);
    if (!soon && (await findEnd(channel, stream)) <= known.offset) return true;
    const message = await reading;
    return offsetOf(message) === known.offset && known.id !== null && message.properties.messageId !== known.id;
  } finally {
    stopped.removeEventListener('abort', close);
    found.abort();
    await close();
  }
}

/** Puts a mark there. Nothing else tells the end at once: the broker's counts come late, and a stream may be empty. */
async function findEnd(channel: Channel, stream: string): Promise<number> {
  const id = randomUUID();
  const mark = await findMessage(channel, stream, 'last', {
    isIt: ({ content }) => content.toString('utf8') === id,
    onReading: () => channel.sendToQueue(stream, Buffer.from(id), { type: markType }),
  });
  return offsetOf(mark);
}
