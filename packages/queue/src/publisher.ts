import type { ConfirmChannel, Options } from 'amqplib';
import type { Broker } from './broker.js';
import { InFlight } from './in-flight.js';

export interface Outgoing {
  stream: string;
  content: Buffer;
  options: Options.Publish;
}

/**
 * Hands messages to the broker no faster than it takes them: what is in flight is bounded, a full socket is waited for,
 * and while the broker has no memory left (`connection.blocked`) nothing is sent at all.
 */
export class Publisher {
  private readonly inFlight = new InFlight();

  constructor(
    private readonly broker: Broker,
    private readonly channelNow: () => ConfirmChannel | null,
  ) {
    broker.onTakingChange(() => this.inFlight.wake());
  }

  /** Bytes that the broker has not confirmed. */
  get bytesInFlight(): number {
    return this.inFlight.bytes;
  }

  /** Resolves when the broker has all of them on disk; rejects when that is not known. */
  async publish(messages: Iterable<Outgoing>, timeout: number): Promise<void> {
    const channel = this.channelNow();
    if (!channel) throw new Error('RabbitMQ is not connected');
    const sending = new Sending(channel, this.inFlight);
    const timer = setTimeout(() => sending.fail(new Error('RabbitMQ did not confirm in time')), timeout);
    try {
      for (const message of messages) {
        while (!sending.failure && !this.mayGo(sending, message))
          await Promise.race([this.inFlight.changed(), sending.over]);
        if (sending.failure) break;
        sending.send(message);
      }
      await sending.confirmed();
    } finally {
      clearTimeout(timer);
    }
  }

  private mayGo(sending: Sending, { content }: Outgoing): boolean {
    return this.broker.takes && !sending.socketIsFull && this.inFlight.hasRoomFor(content.length);
  }
}

/** The messages of one call. */
class Sending {
  failure: Error | null = null;
  socketIsFull = false;
  readonly over: Promise<void>;
  private finish: () => void = () => {};
  private unconfirmed = 0;
  private isWhole = false;

  constructor(
    private readonly channel: ConfirmChannel,
    private readonly inFlight: InFlight,
  ) {
    this.over = new Promise((resolve) => {
      this.finish = resolve;
    });
    channel.on('return', this.returned);
  }

  send({ stream, content, options }: Outgoing): void {
    this.unconfirmed++;
    this.inFlight.add(content.length);
    // Without that word the broker confirms what goes to a stream that is gone, and drops it.
    const mandatory = { ...options, mandatory: true };
    this.socketIsFull = !this.channel.publish('', stream, content, mandatory, (error) => {
      this.inFlight.remove(content.length);
      this.unconfirmed--;
      if (error) this.fail(error as Error);
      else this.finishWhenConfirmed();
    });
    if (this.socketIsFull) this.channel.once('drain', this.drained);
  }

  fail(error: Error): void {
    this.failure ??= error;
    this.finish();
    this.inFlight.wake();
  }

  async confirmed(): Promise<void> {
    this.isWhole = true;
    this.finishWhenConfirmed();
    await this.over;
    this.channel.off('drain', this.drained);
    this.channel.off('return', this.returned);
    if (this.failure) throw this.failure;
  }

  private returned = (): void => this.fail(new Error('RabbitMQ has no such stream'));

  private drained = (): void => {
    this.socketIsFull = false;
    this.inFlight.wake();
  };

  private finishWhenConfirmed(): void {
    if (this.isWhole && this.unconfirmed === 0) this.finish();
  }
}
