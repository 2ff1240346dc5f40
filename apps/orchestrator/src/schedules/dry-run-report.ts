import type { DryRunExample, Event } from '@red-tortoise/contracts';

/** Of each kind, so that what is rare is not hidden by what is frequent. */
const examplesOfKind = 10;
const longestDetail = 500;

/** What a run would do: counts, the events that it would tell, and the first of each kind. */
export class DryRunReport {
  readonly counts: Record<string, number> = {};
  readonly events: Record<string, number> = {};
  readonly examples: DryRunExample[] = [];
  /** Whether everything was looked at. */
  complete = true;

  count(what: string, number = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + number;
  }

  /** Counts it, and shows the first ones. */
  note({ what, id, detail }: DryRunExample): void {
    this.count(what);
    if (this.hasRoomFor(what))
      this.examples.push({ what, id: id.slice(0, 300), detail: detail.slice(0, longestDetail) });
  }

  hasRoomFor(what: string): boolean {
    return this.examples.filter((example) => example.what === what).length < examplesOfKind;
  }

  tell(events: readonly Pick<Event, 'type'>[]): void {
    for (const { type } of events) this.events[type] = (this.events[type] ?? 0) + 1;
  }
}
