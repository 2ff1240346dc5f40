import { type ChannelModel, connect, type RecoveringChannelModel } from 'amqplib';

type Setup = (model: ChannelModel) => Promise<void>;

/**
 * Out of memory or disk, the broker reads nothing more from a connection that publishes, not even acknowledgements. So
 * what only reads has a connection of its own, and goes on.
 */
export interface Brokers {
  reading: Broker;
  publishing: Broker;
}

/**
 * A connection to RabbitMQ. It comes back by itself after a loss and then runs every registered set-up again,
 * so that consumers survive a broker's restart.
 */
export class Broker {
  private readonly setups = new Set<Setup>();
  private readonly takingListeners = new Set<() => void>();
  private current: ChannelModel | null = null;
  private blocked = false;

  private constructor(
    private readonly connection: RecoveringChannelModel,
    private readonly onError: (error: Error) => void,
  ) {}

  static async open(options: { url: string; timeout: number; onError: (error: Error) => void }): Promise<Broker> {
    let broker: Broker | null = null;
    const connection = await connect(withHeartbeat(options.url), {
      timeout: options.timeout,
      recovery: {
        initialDelay: 200,
        maxDelay: 3_000,
        maxRetries: Number.POSITIVE_INFINITY,
        waitForConnect: false,
        // A process that starts while the broker is away waits for it; it does not die.
        setup: async (model: ChannelModel) => {
          await broker?.prepare(model);
        },
      },
    });
    broker = new Broker(connection, options.onError);
    // Told by `prepare` already, from the first moment on; one without a listener would end the process.
    connection.on('error', () => {});
    return broker;
  }

  /** Runs now, when connected, and after each reconnection, until the returned function is called. */
  async onConnected(setup: Setup): Promise<() => void> {
    this.setups.add(setup);
    if (this.current) await setup(this.current);
    return () => this.setups.delete(setup);
  }

  get connected(): boolean {
    return this.current !== null;
  }

  /** Whether the broker takes messages now. What is sent while it does not stays in our own memory. */
  get takes(): boolean {
    return this.connected && !this.blocked;
  }

  onTakingChange(listener: () => void): void {
    this.takingListeners.add(listener);
  }

  private setBlocked(blocked: boolean): void {
    this.blocked = blocked;
    for (const listener of this.takingListeners) listener();
  }

  /** The live connection, or an error at once: callers decide whether to wait. */
  get model(): ChannelModel {
    if (!this.current) throw new Error('RabbitMQ is not connected');
    return this.current;
  }

  /** Whether this is the live connection, and not one that was lost. */
  isCurrent(model: ChannelModel): boolean {
    return this.current === model;
  }

  async close(): Promise<void> {
    const model = this.current;
    this.setups.clear();
    this.current = null;
    await this.connection.close().catch(() => {});
    // One that is still being set up is not known to the library as open.
    await model?.close().catch(() => {});
  }

  /**
   * Runs the set-ups on a new connection. The library looks after it only from then on, so what happens to it before is
   * heard here; when it is lost meanwhile, this rejects, and the library connects again.
   */
  private async prepare(model: ChannelModel): Promise<void> {
    const lost = new Promise<never>((_, reject) => {
      model.on('close', (error?: Error) => reject(error ?? new Error('RabbitMQ closed the connection')));
    });
    model.on('error', this.onError);
    model.on('close', () => this.lose(model));
    // The broker is short of memory or disk: it reads nothing more from whoever publishes.
    model.on('blocked', () => this.setBlocked(true));
    model.on('unblocked', () => this.setBlocked(false));
    this.current = model;
    this.setBlocked(false);
    await Promise.race([this.runSetups(model), lost]);
  }

  private async runSetups(model: ChannelModel): Promise<void> {
    for (const setup of this.setups) await setup(model).catch(this.onError);
  }

  private lose(model: ChannelModel): void {
    if (this.current !== model) return;
    this.current = null;
    this.setBlocked(false);
  }
}

/** A connection that is only half there should be noticed in seconds. */
function withHeartbeat(address: string): string {
  const url = new URL(address);
  if (!url.searchParams.has('heartbeat')) url.searchParams.set('heartbeat', '10');
  return url.href;
}
