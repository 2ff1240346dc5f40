import type { FindingTrendPoint } from '@red-tortoise/contracts';
import { type SeverityCounts, severityCounts } from './severity.js';

const dayMilliseconds = 86_400_000;

/** What was open at the end of one day, in UTC; today, what is open now. */
export interface TrendDay {
  /** `2026-11-20` */
  date: string;
  counts: SeverityCounts;
}

/**
 * Every day of the window, up to today. The API leaves out days without a change, so each takes over the day before;
 * before the first day that is known there is nothing to show. `now` is what the project says is open at this moment.
 */
export function fillTrend(
  points: readonly FindingTrendPoint[],
  { days, today, now }: { days: number; today: string; now: SeverityCounts },
): TrendDay[] {
  const known = new Map(points.map((point) => [point.date, severityCounts(point)]));
  const end = Date.parse(today);
  const start = end - (days - 1) * dayMilliseconds;
  const first = points.length === 0 ? start : Math.max(start, Math.min(...points.map(({ date }) => Date.parse(date))));
  let counts = lastBefore(points, first) ?? now;
  const filled: TrendDay[] = [];
  for (let at = first; at < end; at += dayMilliseconds) {
    const date = new Date(at).toISOString().slice(0, 10);
    counts = known.get(date) ?? counts;
    filled.push({ date, counts });
  }
  return [...filled, { date: today, counts: now }];
}

/** What a day that lies before the window hands over to it. */
function lastBefore(points: readonly FindingTrendPoint[], start: number): SeverityCounts | undefined {
  const before = points.filter(({ date }) => Date.parse(date) < start);
  const last = before.reduce<FindingTrendPoint | undefined>(
    (latest, point) => (latest && latest.date > point.date ? latest : point),
    undefined,
  );
  return last && severityCounts(last);
}
