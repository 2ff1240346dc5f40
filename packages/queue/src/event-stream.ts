import { createHash } from 'node:crypto';
import type { Event } from '@red-tortoise/contracts';
import type { Channel, ChannelModel, ConfirmChannel } from 'amqplib';
import type { Brokers } from './broker.js';
import { type ConsumeOptions, consumeStream } from './consume-stream.js';
import { Holes } from './holes.js';
import { isAnotherStream, type KnownMessage } from './is-another-stream.js';
import { LastingChannel } from './lasting-channel.js';
import { markType, offsetAt } from './marks.js';
import { pause } from './pause.js';
import { type Outgoing, Publisher } from './publisher.js';

/** Fixed for the life of a stream: another number would send a key's events to another partition. */
export const eventPartitions = 4;

/** What a partition keeps, in bytes: whole segments go, the oldest first. */
export interface LogSize {
  partition: number;
  segment: number;
}
const usualSize: LogSize = { partition: 5_000_000_000, segment: 50_000_000 };

/**
 * The event log: append-only streams, one for each partition, from which any processor may read again from any offset.
 * Events of one key are in one partition, in order.
 */
export class EventStream {
  private readonly channel: LastingChannel<ConfirmChannel>;
  private readonly publisher: Publisher;
  private readonly holes = new Holes();

  constructor(
    private readonly brokers: Brokers,
    private readonly namespace: string,
    private readonly onError: (error: Error) => void,
    private readonly size = usualSize,
  ) {
    const open = (model: ChannelModel) => model.createConfirmChannel();
    const { publishing } = brokers;
    this.channel = new LastingChannel(publishing, open, (channel) => this.declare(channel), onError);
    this.publisher = new Publisher(publishing, () => this.channel.current);
  }

  async start(): Promise<void> {
    await this.channel.start();
  }

  private async declare(channel: Channel): Promise<void> {
    for (const name of this.names) await this.declareOne(channel, name);
  }

  private async declareOne(channel: Channel, name: string): Promise<void> {
    await channel.assertQueue(name, {
      durable: true,
      arguments: {
        'x-queue-type': 'stream',
        'x-max-length-bytes': this.size.partition,
        'x-stream-max-segment-size-bytes': this.size.segment,
      },
    });
  }

  /** Resolves once the streams are declared and can be read, or the signal fires. */
  async whenReady(signal: AbortSignal): Promise<void> {
    while (!(this.channel.current && this.brokers.reading.connected) && !signal.aborted) await pause(100, signal);
  }

  streamName(partition: number): string {
    return `${this.namespace}.events.${partition}`;
  }

  /** Of all partitions, in order. */
  get names(): string[] {
    return Array.from({ length: eventPartitions }, (_, partition) => this.streamName(partition));
  }

  /** Bytes that were handed to the broker and are not confirmed. */
  get bytesInFlight(): number {
    return this.publisher.bytesInFlight;
  }

  /**
   * Resolves when the broker has all of them on disk; rejects when that is not known. Then publish them again. Waits
   * while the broker takes nothing, and holds a bounded number of messages in memory, however many there are.
   */
  async publish(events: Iterable<Event>, timeout: number): Promise<void> {
    await this.publisher.publish(this.outgoing(events), timeout);
  }

  private *outgoing(events: Iterable<Event>): Generator<Outgoing> {
    for (const event of events) {
      yield {
        stream: this.streamName(partitionOf(event.key)),
        content: Buffer.from(JSON.stringify(event)),
        options: { messageId: event.id, type: event.type, contentType: 'application/json' },
      };
    }
  }

  /** Puts a mark at the end of each partition; readers who ask for marks are told when they have come so far. */
  async mark(id: string, timeout: number): Promise<void> {
    const marks = Array.from({ length: eventPartitions }, (_, partition) => ({
      stream: this.streamName(partition),
      content: Buffer.from(id),
      options: { type: markType },
    }));
    await this.publisher.publish(marks, timeout);
  }

  /** The first offset there is, or that was published at a moment or a little before. A mark must stand behind it. */
  async offsetAt(partition: number, moment: Date | 'first'): Promise<number> {
    return await offsetAt(await this.brokers.reading.model.createChannel(), this.streamName(partition), moment);
  }

  /** Whether the log is another one than that in which a message was read: see there. Rejects when the signal fires. */
  async isAnother(partition: number, known: KnownMessage, signal: AbortSignal): Promise<boolean> {
    // Where the end is looked for, a mark is published.
    const channel = await this.brokers.publishing.model.createChannel();
    return await isAnotherStream(channel, this.streamName(partition), known, signal);
  }

  /** Reads a partition in batches, in order, from behind an offset on, until the signal fires. Rejects on a loss. */
  async consume(partition: number, options: ConsumeOptions): Promise<void> {
    await this.whenReady(options.signal);
    if (options.signal.aborted) return;
    const channel = await this.brokers.reading.model.createChannel();
    channel.on('error', this.onError);
    // One that was deleted while the connection lasts is begun anew by its reader.
    await this.declareOne(channel, this.streamName(partition));
    await consumeStream(channel, { stream: this.streamName(partition), partition, holes: this.holes }, options);
  }
}

export function partitionOf(key: string): number {
  return createHash('sha1').update(key).digest().readUInt32BE(0) % eventPartitions;
}
