import { Event } from '@red-tortoise/contracts';
import type { Channel, ChannelModel, ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { Brokers } from './broker.js';
import type { StreamedEvent } from './consume-stream.js';
import { LastingChannel } from './lasting-channel.js';
import { pause } from './pause.js';

/** Attempts in quarantine, before a message is a dead letter. */
const attempts = 5;
const firstWait = 200;

/** A message that a processor could not handle, and where it stands. */
export interface SetAside {
  processor: string;
  stream: string;
  partition: number;
  offset: number;
  /** Why, for staff. */
  cause: string;
  content: Buffer;
  /** ISO 8601; now, unless it was set aside before. */
  setAsideAt?: string;
}

/**
 * Messages that hold up their stream are set aside, so that what stands behind them goes on. Each processor has a
 * quorum queue in which it tries them again, one by one and ever more slowly; the broker counts, and after the last
 * attempt moves them to the dead letters, which wait for staff.
 */
export class Quarantine {
  private readonly channel: LastingChannel<ConfirmChannel>;

  constructor(
    private readonly brokers: Brokers,
    private readonly namespace: string,
    private readonly onError: (error: Error, where?: string) => void,
  ) {
    const open = (model: ChannelModel) => model.createConfirmChannel();
    this.channel = new LastingChannel(brokers.publishing, open, (channel) => this.declareDeadLetters(channel), onError);
  }

  async start(): Promise<void> {
    await this.channel.start();
  }

  get deadLetterQueue(): string {
    return `${this.namespace}.dead-letters`;
  }

  private queueOf(processor: string): string {
    return `${this.namespace}.quarantine.${processor}`;
  }

  private async declareDeadLetters(channel: Channel): Promise<void> {
    await channel.assertQueue(this.deadLetterQueue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  }

  private async declareFor(channel: Channel, processor: string): Promise<void> {
    await channel.assertQueue(this.queueOf(processor), {
      durable: true,
      arguments: {
        'x-queue-type': 'quorum',
        'x-delivery-limit': attempts - 1,
        'x-dead-letter-exchange': '',
        'x-dead-letter-routing-key': this.deadLetterQueue,
      },
    });
  }

  /** Sets a message aside to be tried again. Resolves when the broker has it; rejects when that is not known. */
  async setAside(entry: SetAside): Promise<void> {
    const channel = this.openChannel();
    await this.declareFor(channel, entry.processor);
    await send(channel, this.queueOf(entry.processor), entry);
  }

  /** For what no attempt can mend, such as a message that is no event. */
  async bury(entry: SetAside): Promise<void> {
    await send(this.openChannel(), this.deadLetterQueue, entry);
  }

  /** How many dead letters wait for staff. */
  async countDeadLetters(): Promise<number> {
    // Declared by then.
    this.openChannel();
    const channel = await this.brokers.reading.model.createChannel();
    channel.on('error', this.onError);
    try {
      return (await channel.checkQueue(this.deadLetterQueue)).messageCount;
    } finally {
      await channel.close().catch(() => {});
    }
  }

  private openChannel(): ConfirmChannel {
    if (!this.channel.current) throw new Error('RabbitMQ is not connected');
    return this.channel.current;
  }

  /**
   * Tries what was set aside for a processor, one message at a time. `handle` throws where it fails; `isOurFault` says
   * whether a store is away, which costs the message no attempt.
   */
  async work(
    processor: string,
    options: {
      signal: AbortSignal;
      handle: (one: StreamedEvent) => Promise<void>;
      isOurFault: () => Promise<boolean>;
    },
  ): Promise<void> {
    const prepare = async (channel: Channel) => {
      await this.declareFor(channel, processor);
      await channel.prefetch(1);
      await channel.consume(this.queueOf(processor), (message) => {
        if (message) void this.attempt(channel, message, options);
      });
    };
    const open = (model: ChannelModel) => model.createChannel();
    await new LastingChannel(this.brokers.reading, open, prepare, this.onError).start();
  }

  private async attempt(
    channel: Channel,
    message: ConsumeMessage,
    { signal, handle, isOurFault }: Parameters<Quarantine['work']>[1],
  ): Promise<void> {
    const earlier = Number(message.properties.headers?.['x-delivery-count'] ?? 0);
    while (!signal.aborted) {
      try {
        await handle(readMessage(message));
        return settle(() => channel.ack(message));
      } catch (error) {
        this.onError(error as Error, 'quarantine');
      }
      await pause(firstWait * 2 ** earlier, signal);
      // Only a rejection counts as an attempt: https://www.rabbitmq.com/docs/quorum-queues#poison-message-handling
      if (!(await isOurFault())) return settle(() => channel.reject(message, true));
    }
  }
}

function readMessage({ content, properties }: ConsumeMessage): StreamedEvent {
  const { partition, offset } = properties.headers as unknown as SetAside;
  return { event: Event.parse(JSON.parse(content.toString('utf8'))), partition, offset };
}

/** A channel that was closed in between has given its messages back already. */
function settle(answer: () => void): void {
  try {
    answer();
  } catch {
    // The broker delivers it again.
  }
}

function send(channel: ConfirmChannel, queue: string, { content, ...entry }: SetAside): Promise<void> {
  const headers = { setAsideAt: new Date().toISOString(), ...entry, cause: entry.cause.slice(0, 2_000) };
  return new Promise((resolve, reject) => {
    channel.sendToQueue(queue, content, { persistent: true, headers }, (error) =>
      error ? reject(error as Error) : resolve(),
    );
  });
}
