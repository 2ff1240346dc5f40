import type { Database } from '@red-tortoise/database';
import { loadSettings } from './load-settings.js';
import { noRows, SettingsSnapshot } from './settings-snapshot.js';

interface LiveSettingsOptions {
  /** Between two looks, in milliseconds. */
  interval?: number;
  onError: (error: Error, where?: string) => void;
}

/** A process that starts while Postgres is away does not wait for longer; in milliseconds. */
const longestFirstLoad = 3_000;

type Listener = (snapshot: SettingsSnapshot) => void;

/**
 * What staff have set, in every process within a second or two. A look is one read of one row; only when its revision
 * is another one, everything is read anew. While Postgres is away what was read last counts, and at the very start what
 * is declared in code.
 */
export class LiveSettings {
  private snapshot = new SettingsSnapshot(noRows);
  private isLoaded = false;
  private isFailing = false;
  private isStopped = false;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private readonly listeners = new Set<Listener>();

  private constructor(
    private readonly database: Database,
    private readonly options: LiveSettingsOptions,
  ) {}

  static async start(database: Database, options: LiveSettingsOptions): Promise<LiveSettings> {
    const settings = new LiveSettings(database, options);
    settings.looking = settings.look();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, longestFirstLoad);
    });
    await Promise.race([settings.looking, patience]);
    clearTimeout(timer);
    return settings;
  }

  /** Never waits. Whoever asks for two things that belong together takes it once. */
  get current(): SettingsSnapshot {
    return this.snapshot;
  }

  /** Tells of every other state from now on. Answers what ends it. */
  onChange(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    this.listeners.clear();
    await this.looking;
  }

  private async look(): Promise<void> {
    try {
      if (await this.isOutdated()) this.follow(new SettingsSnapshot(await loadSettings(this.database)));
      this.isFailing = false;
    } catch (error) {
      // Said once, not every second.
      if (!this.isFailing && !this.isStopped) this.options.onError(error as Error, 'settings');
      this.isFailing = true;
    }
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.looking = this.look();
    }, this.options.interval ?? 1_000);
    this.timer.unref();
  }

  private async isOutdated(): Promise<boolean> {
    if (!this.isLoaded) return true;
    const row = await this.database.settingsRevision.findUnique({ where: { id: 1 }, select: { revision: true } });
    return (row?.revision ?? 0n) !== this.snapshot.revision;
  }

  private follow(snapshot: SettingsSnapshot): void {
    this.snapshot = snapshot;
    this.isLoaded = true;
    for (const name of snapshot.unfit) {
      this.options.onError(new Error(`the setting ${name} has a value that does not fit: the usual one counts`), name);
    }
    for (const listener of this.listeners) this.tell(listener);
  }

  private tell(listener: Listener): void {
    try {
      listener(this.snapshot);
    } catch (error) {
      this.options.onError(error as Error, 'settings');
    }
  }
}
