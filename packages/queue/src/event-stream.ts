import { createHash } from 'node:crypto';
import { Event } from '@red-tortoise/contracts';
import type { ChannelModel, ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { Broker } from './broker.js';
import { LastingChannel } from './lasting-channel.js';
import { pause } from './pause.js';

/** Fixed for the life of a stream: another number would send a key's events to another partition. */
export const eventPartitions = 4;

export interface StreamedEvent {
  event: Event;
  partition: number;
  offset: number;
}

/**
 * The event log: append-only streams, one for each partition, from which any processor may read again from any offset.
 * Events of one key are in one partition, in order.
 */
export class EventStream {
  private readonly channel: LastingChannel<ConfirmChannel>;

  constructor(
    private readonly broker: Broker,
    private readonly namespace: string,
    onError: (error: Error) => void,
  ) {
    const open = (model: ChannelModel) => model.createConfirmChannel();
    this.channel = new LastingChannel(broker, open, (channel) => this.declare(channel), onError);
  }

  async start(): Promise<void> {
    await this.channel.start();
  }

  private async declare(channel: ConfirmChannel): Promise<void> {
    for (let partition = 0; partition < eventPartitions; partition++) {
      await channel.assertQueue(this.streamName(partition), {
        durable: true,
        arguments: {
          'x-queue-type': 'stream',
          'x-max-length-bytes': 5_000_000_000,
          'x-stream-max-segment-size-bytes': 50_000_000,
        },
      });
    }
  }

  /** Resolves once the streams are declared, or the signal fires. */
  async whenReady(signal: AbortSignal): Promise<void> {
    while (!this.channel.current && !signal.aborted) await pause(100, signal);
  }

  streamName(partition: number): string {
    return `${this.namespace}.events.${partition}`;
  }

  /** Resolves when the broker has all of them on disk; rejects when that is not known. Then publish them again. */
  async publish(events: readonly Event[], timeout: number): Promise<void> {
    const channel = this.channel.current;
    if (!channel) throw new Error('RabbitMQ is not connected');
    const confirmed = Promise.all(
      events.map((event) => publishOne(channel, this.streamName(partitionOf(event.key)), event)),
    );
    const late = new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error('RabbitMQ did not confirm in time')), timeout).unref(),
    );
    await Promise.race([confirmed, late]);
  }

  /**
   * Reads a partition from behind `afterOffset` (null: from the first) in batches, in order, one batch at a time, until
   * the signal fires or the connection is lost (then it rejects). A batch is acknowledged when `handleBatch` resolves.
   * Messages that are no events are handed to `handlePoison` and passed over.
   */
  async consume(
    partition: number,
    options: {
      afterOffset: number | null;
      batchSize: number;
      signal: AbortSignal;
      handleBatch: (batch: StreamedEvent[]) => Promise<void>;
      handlePoison: (content: Buffer, offset: number) => Promise<void>;
    },
  ): Promise<void> {
    await this.whenReady(options.signal);
    if (options.signal.aborted) return;
    const channel = await this.broker.model.createChannel();
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
      await channel.consume(
        this.streamName(partition),
        (message) => {
          if (message) pending.push(message);
          else stop(new Error('the stream was deleted'));
          wake();
        },
        { arguments: { 'x-stream-offset': options.afterOffset === null ? 'first' : options.afterOffset + 1 } },
      );
      while (!options.signal.aborted && !failure) {
        if (pending.length === 0) await new Promise<void>((resolve) => (wake = resolve));
        const messages = pending.splice(0, options.batchSize);
        const last = messages.at(-1);
        if (!last || failure) continue;
        await handleMessages(partition, messages, options);
        channel.ack(last, true);
      }
      if (failure && !options.signal.aborted) throw failure;
    } finally {
      options.signal.removeEventListener('abort', aborted);
      await channel.close().catch(() => {});
    }
  }
}

async function handleMessages(
  partition: number,
  messages: ConsumeMessage[],
  options: {
    handleBatch: (batch: StreamedEvent[]) => Promise<void>;
    handlePoison: (content: Buffer, offset: number) => Promise<void>;
  },
): Promise<void> {
  const batch: StreamedEvent[] = [];
  for (const message of messages) {
    const offset = Number(message.properties.headers?.['x-stream-offset']);
    const event = readEvent(message.content);
    if (event) batch.push({ event, partition, offset });
    else await options.handlePoison(message.content, offset);
  }
  if (batch.length > 0) await options.handleBatch(batch);
}

function readEvent(content: Buffer): Event | null {
  try {
    return Event.parse(JSON.parse(content.toString('utf8')));
  } catch {
    return null;
  }
}

function publishOne(channel: ConfirmChannel, stream: string, event: Event): Promise<void> {
  return new Promise((resolve, reject) => {
    channel.publish(
      '',
      stream,
      Buffer.from(JSON.stringify(event)),
      { messageId: event.id, type: event.type, contentType: 'application/json' },
      (error) => (error ? reject(error as Error) : resolve()),
    );
  });
}

export function partitionOf(key: string): number {
  return createHash('sha1').update(key).digest().readUInt32BE(0) % eventPartitions;
}
