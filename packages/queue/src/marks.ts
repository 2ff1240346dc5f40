import type { Channel } from 'amqplib';

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
  try {
    await channel.prefetch(1);
    return await new Promise((resolve, reject) => {
      channel.on('close', () => reject(new Error('the channel was closed')));
      const start = moment === 'first' ? moment : { '!': 'timestamp', value: Math.floor(moment.getTime() / 1_000) };
      const options = { arguments: { 'x-stream-offset': start } };
      channel
        .consume(
          stream,
          (message) => message && resolve(Number(message.properties.headers?.['x-stream-offset'])),
          options,
        )
        .catch(reject);
    });
  } finally {
    await channel.close().catch(() => {});
  }
}
