import type { StreamedEvent } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';

/** How long the oldest event has waited that is not processed, told in time: differences of offsets say nothing. */
export class Lag {
  /** Null where nothing waits; undefined as long as nobody has looked. */
  private since: number | null | undefined;

  constructor(
    private readonly gauge: OrchestratorContext['metrics']['streamLag'],
    private readonly labels: { processor: string; partition: string },
  ) {}

  /** Nothing waits where none is given. Answers the lag. */
  waitsSince(oldest: StreamedEvent | undefined): number {
    this.since = oldest ? Date.parse(oldest.event.observedAt) : null;
    return this.show(this.since);
  }

  /** It grows while nothing moves. Answers null as long as it is not known. */
  grow(): number | null {
    return this.since === undefined ? null : this.show(this.since);
  }

  /** Another process knows it from now on. */
  end(): void {
    this.gauge.remove(this.labels);
  }

  private show(since: number | null): number {
    const seconds = since === null ? 0 : Math.max(0, (Date.now() - since) / 1_000);
    this.gauge.set(this.labels, seconds);
    return seconds;
  }
}
