import type { StreamedEvent } from '@red-tortoise/queue';

/** How long the oldest event has waited that is not processed, told in time: differences of offsets say nothing. */
export class Lag {
  private since: number | null = null;

  constructor(private readonly tell: (seconds: number) => void) {}

  /** Nothing waits where none is given. */
  waitsSince(oldest: StreamedEvent | undefined): void {
    this.since = oldest ? Date.parse(oldest.event.observedAt) : null;
    this.tell(this.seconds);
  }

  get seconds(): number {
    return this.since === null ? 0 : Math.max(0, (Date.now() - this.since) / 1_000);
  }
}
