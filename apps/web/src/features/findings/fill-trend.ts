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
 * Every day from the first that is known to today. The API leaves out days without a change, so each takes over the day
 * before. `now` is what the project says is open at this moment.
 */
export function fillTrend(
  points: readonly FindingTrendPoint[],
  { today, now }: { today: string; now: SeverityCounts },
): TrendDay[] {
  const known = new Map(points.map((point) => [point.date, severityCounts(point)]));
  const end = Date.parse(today);
  const filled: TrendDay[] = [];
  for (let at = Date.parse(points[0]?.date ?? today); at < end; at += dayMilliseconds) {
    const date = new Date(at).toISOString().slice(0, 10);
    filled.push({ date, counts: known.get(date) ?? filled.at(-1)?.counts ?? now });
  }
  return [...filled, { date: today, counts: now }];
}
