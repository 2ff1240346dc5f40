import type { VersionOrder } from '../versions/version-order.js';
import type { Interval } from './interval.js';

/** The interval that holds the version; null if none does. They are disjoint and ascending, so that halving finds it. */
export function findInterval<Version>(
  intervals: Interval<Version>[],
  version: Version,
  order: VersionOrder<Version>,
): Interval<Version> | null {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const from = intervals[middle]?.from ?? null;
    if (from === null || order.compare(from, version) <= 0) low = middle + 1;
    else high = middle;
  }
  const candidate = intervals[low - 1];
  return candidate !== undefined && endsBehind(candidate, version, order) ? candidate : null;
}

function endsBehind<Version>({ to }: Interval<Version>, version: Version, order: VersionOrder<Version>): boolean {
  if (to === null) return true;
  const difference = order.compare(version, to.version);
  return difference < 0 || (difference === 0 && to.isInclusive);
}
