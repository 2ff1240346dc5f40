import type { Channel, ConsumeMessage } from 'amqplib';

/**
 * The message type of a mark: it says nothing and stands in the log so that whoever put it there sees when a reader has
 * come so far. All others pass over it.
 */
export const markType = 'mark';

/**
 * The first offset that the stream still has, or that was published at a moment or later, or a little before: the broker
 * finds it by the chunk. There must be something behind that moment.
 */
export async function offsetAt(channel: Channel, stream: string, moment: Date | 'first'): Promise<number> {
  const start = moment === 'first' ? moment : { '!': 'timestamp', value: Math.floor(moment.getTime() / 1_000) };
  try {
    return offsetOf(await findMessage(channel, stream, start));
  } finally {
    await channel.close().catch(() => {});
  }
}

/** Waits for the first message from there on, or for the first that is the one; rejects when the channel is closed. */
export async function findMessage(
  channel: Channel,
  stream: string,
  start: string | number | object,
  {
    isIt = () => true,
    onReading = () => {},
  }: { isIt?: (message: ConsumeMessage) => boolean; onReading?: () => void } = {},
): Promise<ConsumeMessage> {
  await channel.prefetch(1);
  return await new Promise((resolve, reject) => {
    channel.on('error', reject);
    channel.on('close', () => reject(new Error('the channel was closed')));
    const take = (message: ConsumeMessage | null) => {
      if (!message) reject(new Error('the stream was deleted'));
      else if (isIt(message)) resolve(message);
      else channel.ack(message);
    };
    channel.consume(stream, take, { arguments: { 'x-stream-offset': start } }).then(onReading, reject);
  });
}

export const offsetOf = ({ properties }: ConsumeMessage) => Number(properties.headers?.['x-stream-offset']);
