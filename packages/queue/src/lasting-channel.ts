import type { Channel, ChannelModel } from 'amqplib';
import type { Broker } from './broker.js';

const reopenAfter = 1_000;

/**
 * A channel that is opened anew after each reconnection, and also when it alone was closed: a broker closes a channel
 * for one wrong word and leaves the connection. `current` is null in between.
 */
export class LastingChannel<C extends Channel> {
  current: C | null = null;

  constructor(
    private readonly broker: Broker,
    private readonly open: (model: ChannelModel) => Promise<C>,
    private readonly prepare: (channel: C) => Promise<void>,
    private readonly onError: (error: Error) => void,
  ) {}

  async start(): Promise<void> {
    await this.broker.onConnected((model) => this.openOn(model));
  }

  private async openOn(model: ChannelModel): Promise<void> {
    this.current = null;
    const channel = await this.open(model);
    channel.on('error', this.onError);
    channel.on('close', () => {
      if (this.current === channel) this.current = null;
      if (this.broker.isCurrent(model)) setTimeout(() => this.reopen(model), reopenAfter).unref();
    });
    await this.prepare(channel);
    this.current = channel;
  }

  private reopen(model: ChannelModel): void {
    if (this.current === null && this.broker.isCurrent(model)) this.openOn(model).catch(this.onError);
  }
}
