import type { Activity } from '@red-tortoise/contracts';
import type { Bar, BarSeries } from '../../shell/bars.js';
import { dateText } from '../../shell/time-text.js';
import { eventGroups } from '../feed/event-kinds.js';

const day = 86_400_000;
/** More bars than this are too thin to be told apart; then one stands for a week. */
const mostBars = 92;

/** The groups of events that there were any of, in the order of the feed's filters. */
export function activitySeries({ windows }: Activity): BarSeries[] {
  const seen = new Set(windows.flatMap(({ counts }) => Object.keys(counts)));
  return eventGroups
    .filter(({ types }) => types.some(({ type }) => seen.has(type)))
    .map(({ key, label, tone }) => ({ key, label, tone }));
}

/** One bar a day (UTC), or a week where there are many, up to today; those on which nothing happened too. */
export function activityBars(activity: Activity, days: number, now: number): Bar[] {
  const series = activitySeries(activity);
  const size = days > mostBars ? 7 : 1;
  const today = Math.floor(now / day);
  const count = Math.ceil(days / size);
  const bars = Array.from({ length: count }, (_, index) => {
    const from = today - (count - index) * size + 1;
    const label = dateText(new Date((from + 0.5) * day).toISOString());
    return { key: String(from), label: size === 7 ? `Week of ${label}` : label, values: series.map(() => 0) };
  });
  for (const { from, counts } of activity.windows) {
    const ago = today - Math.floor(Date.parse(from) / day);
    const bar = bars[count - 1 - Math.floor(ago / size)];
    if (bar) addCounts(bar.values, counts, series);
  }
  return bars;
}

function addCounts(values: number[], counts: Activity['windows'][number]['counts'], series: readonly BarSeries[]) {
  series.forEach(({ key }, index) => {
    const types = eventGroups.find((group) => group.key === key)?.types ?? [];
    const sum = types.reduce((total, { type }) => total + (counts[type] ?? 0), 0);
    values[index] = (values[index] ?? 0) + sum;
  });
}
