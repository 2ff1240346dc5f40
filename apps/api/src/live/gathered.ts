interface GatheredOptions<K, V> {
  /** How long to gather before a look, in milliseconds. */
  moment: number;
  /** The least time from the end of a look to the next. */
  rest?: number;
  look: (items: Map<K, V>) => Promise<void>;
  onError: (error: Error) => void;
}

/** What comes up within a moment is looked at together, and one look follows another. */
export class Gathered<K, V = true> {
  private items = new Map<K, V>();
  private timer: NodeJS.Timeout | null = null;
  private looking = false;
  private restsUntil = 0;

  constructor(private readonly options: GatheredOptions<K, V>) {}

  get(key: K): V | undefined {
    return this.items.get(key);
  }

  set(key: K, value: V): void {
    this.items.set(key, value);
    this.arm();
  }

  delete(key: K): void {
    this.items.delete(key);
  }

  stop(): void {
    this.items.clear();
    if (this.timer) clearTimeout(this.timer);
  }

  private arm(): void {
    if (this.timer || this.looking || this.items.size === 0) return;
    const wait = Math.max(this.options.moment, this.restsUntil - Date.now());
    this.timer = setTimeout(() => void this.look(), wait);
  }

  private async look(): Promise<void> {
    this.timer = null;
    this.looking = true;
    const items = this.items;
    this.items = new Map();
    try {
      await this.options.look(items);
    } catch (error) {
      this.options.onError(error as Error);
    } finally {
      this.looking = false;
      this.restsUntil = Date.now() + (this.options.rest ?? 0);
      this.arm();
    }
  }
}
