import type { RangeEvent } from '../record/advisory.js';
import type { VersionOrder } from '../versions/version-order.js';
import type { Bound, Interval } from './interval.js';

interface ParsedEvent<Version> extends RangeEvent {
  /** Null for `introduced: "0"`. */
  at: Version | null;
}

/**
 * Turns the events of a range into disjoint intervals in ascending order: the walk of the schema's evaluation algorithm
 * (https://ossf.github.io/osv-schema/#evaluation), done once for all versions. Events at one version keep the record's
 * order. Null when a bound is no version, since then nothing can be said.
 */
export function compileRange<Version>(events: RangeEvent[], order: VersionOrder<Version>): Interval<Version>[] | null {
  const limit = compileLimit(events, order);
  const sorted = parseEvents(events, order)?.sort((one, other) => compareEvents(one, other, order));
  if (limit === null || sorted === undefined) return null;
  const walk = new IntervalWalk(order);
  for (const event of sorted) walk.take(event);
  const intervals = walk.finish();
  return limit === 'none' ? intervals : intervals.flatMap((interval) => cutAt(interval, limit, order));
}

function parseEvents<Version>(events: RangeEvent[], order: VersionOrder<Version>): ParsedEvent<Version>[] | null {
  const parsed: ParsedEvent<Version>[] = [];
  for (const event of events) {
    if (event.kind === 'limit') continue;
    const isStart = event.kind === 'introduced' && event.version === '0';
    const at = isStart ? null : order.parseBound(event.version);
    if (at === null && !isStart) return null;
    parsed.push({ ...event, at });
  }
  return parsed;
}

/** A version is within the limits when it lies before any of them, so that the highest decides. Null: not readable. */
function compileLimit<Version>(events: RangeEvent[], order: VersionOrder<Version>): Bound<Version> | 'none' | null {
  const limits = events.filter(({ kind }) => kind === 'limit');
  if (limits.length === 0 || limits.some(({ version }) => version === '*')) return 'none';
  let highest: Bound<Version> | null = null;
  for (const { version: text } of limits) {
    const version = order.parseBound(text);
    if (version === null) return null;
    if (highest === null || order.compare(version, highest.version) > 0) {
      highest = { version, isInclusive: false, kind: 'limit', text };
    }
  }
  return highest;
}

function compareEvents<Version>(one: ParsedEvent<Version>, other: ParsedEvent<Version>, order: VersionOrder<Version>) {
  if (one.at === null || other.at === null) return Number(other.at === null) - Number(one.at === null);
  return order.compare(one.at, other.at);
}

/** Events go in sorted; what lies between a beginning and an end comes out. */
class IntervalWalk<Version> {
  private readonly done: Interval<Version>[] = [];
  private open: { from: Version | null; introduced: string } | null = null;

  constructor(private readonly order: VersionOrder<Version>) {}

  take({ kind, at, version: text }: ParsedEvent<Version>): void {
    if (kind === 'introduced') this.open ??= { from: at, introduced: text };
    else if (at !== null) this.close({ version: at, isInclusive: kind === 'last_affected', kind: endOf(kind), text });
  }

  finish(): Interval<Version>[] {
    if (this.open !== null) this.done.push({ ...this.open, to: null });
    return this.done;
  }

  private close(to: Bound<Version>): void {
    if (this.open !== null) this.push({ ...this.open, to });
    this.open = null;
    if (!to.isInclusive) this.takeBack(to);
  }

  /** `fixed` at a version that was the last affected one before: that version itself is fixed. */
  private takeBack(to: Bound<Version>): void {
    for (let last = this.done.at(-1); last?.to?.isInclusive; last = this.done.at(-1)) {
      if (this.order.compare(last.to.version, to.version) !== 0) return;
      this.done.pop();
      this.push({ ...last, to });
    }
  }

  private push(interval: Interval<Version>): void {
    if (!isEmpty(interval, this.order)) this.done.push(interval);
  }
}

function endOf(kind: RangeEvent['kind']): 'fixed' | 'last_affected' {
  return kind === 'last_affected' ? kind : 'fixed';
}

function cutAt<Version>(
  interval: Interval<Version>,
  limit: Bound<Version>,
  order: VersionOrder<Version>,
): Interval<Version>[] {
  const isWithin = interval.to !== null && order.compare(interval.to.version, limit.version) < 0;
  const cut = isWithin ? interval : { ...interval, to: endBefore(interval.to, limit, order) };
  return isEmpty(cut, order) ? [] : [cut];
}

/** Of an exclusive end and a limit at the same version the end tells more. */
function endBefore<Version>(end: Bound<Version> | null, limit: Bound<Version>, order: VersionOrder<Version>) {
  const isSame = end !== null && !end.isInclusive && order.compare(end.version, limit.version) === 0;
  return isSame ? end : limit;
}

function isEmpty<Version>({ from, to }: Interval<Version>, order: VersionOrder<Version>): boolean {
  if (from === null || to === null) return false;
  const difference = order.compare(from, to.version);
  return difference > 0 || (difference === 0 && !to.isInclusive);
}
