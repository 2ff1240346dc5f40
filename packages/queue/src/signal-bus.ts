import { type SignalName, type SignalOf, signals } from '@red-tortoise/contracts';
import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import type { Brokers } from './broker.js';
import { LastingChannel } from './lasting-channel.js';

type Listener = (data: never) => void;

/** Signals to every process that listens now: a direct exchange, and one exclusive queue for each listening process. */
export class SignalBus {
  private readonly listeners = new Map<SignalName, Set<Listener>>();
  private readonly receiving: LastingChannel<Channel>;
  private readonly sending: LastingChannel<Channel>;

  constructor(
    private readonly brokers: Brokers,
    private readonly exchange: string,
    private readonly onError: (error: Error) => void,
  ) {
    const open = (model: ChannelModel) => model.createChannel();
    const { reading, publishing } = brokers;
    this.receiving = new LastingChannel(reading, open, (channel) => this.prepare(channel), onError);
    this.sending = new LastingChannel(publishing, open, (channel) => this.declare(channel), onError);
  }

  async start(): Promise<void> {
    await this.receiving.start();
    await this.sending.start();
  }

  private async declare(channel: Channel): Promise<void> {
    await channel.assertExchange(this.exchange, 'direct', { durable: true });
  }

  private async prepare(channel: Channel): Promise<void> {
    await this.declare(channel);
    const { queue } = await channel.assertQueue('', {
      exclusive: true,
      autoDelete: true,
      durable: false,
      maxLength: 10_000,
    });
    for (const name of Object.keys(signals)) await channel.bindQueue(queue, this.exchange, name);
    const receive = (message: ConsumeMessage | null) =>
      message && this.receive(message.fields.routingKey, message.content);
    await channel.consume(queue, receive, { noAck: true });
  }

  /** Never throws and never waits: whoever needs certainty looks by itself. */
  send<N extends SignalName>(name: N, data: SignalOf<N>): void {
    // One that is lost costs a moment; many that wait would fill our memory.
    if (!this.brokers.publishing.takes) return;
    try {
      this.sending.current?.publish(this.exchange, name, Buffer.from(JSON.stringify(data)), { expiration: 30_000 });
    } catch (error) {
      this.onError(error as Error);
    }
  }

  listen<N extends SignalName>(name: N, listener: (data: SignalOf<N>) => void): () => void {
    const listeners = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, listeners);
    listeners.add(listener as Listener);
    return () => listeners.delete(listener as Listener);
  }

  private receive(name: string, content: Buffer): void {
    const schema = signals[name as SignalName];
    const parsed = schema?.safeParse(readJson(content));
    if (!parsed?.success) return;
    for (const listener of this.listeners.get(name as SignalName) ?? []) listener(parsed.data as never);
  }
}

function readJson(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return undefined;
  }
}
