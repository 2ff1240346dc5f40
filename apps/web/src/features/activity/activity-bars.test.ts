import { describe, expect, it } from '@jest/globals';
import { Activity } from '@red-tortoise/contracts';
import { activityBars, activitySeries } from './activity-bars.js';

const now = Date.parse('2026-11-20T15:00:00.000Z');
const activity = Activity.parse({
  windows: [
    { from: '2026-11-20T00:00:00.000Z', counts: { 'package.released': 2, 'finding.opened': 1 }, total: 3 },
    { from: '2026-11-18T00:00:00.000Z', counts: { 'package.released': 4 }, total: 4 },
    { from: '2026-06-01T00:00:00.000Z', counts: { 'package.released': 5 }, total: 5 },
  ],
  total: 12,
});

describe('activity as bars', () => {
  it('has a bar for every day, today last, and leaves out what is older', () => {
    const bars = activityBars(activity, 3, now);
    expect(activitySeries(activity).map(({ key }) => key)).toEqual(['vulnerabilities', 'releases']);
    expect(bars.map(({ values }) => values)).toEqual([
      [0, 4],
      [0, 0],
      [1, 2],
    ]);
    expect(bars.at(-1)?.label).toBe('20 Nov 2026');
  });

  it('sums up weeks where days would be too thin, and loses nothing', () => {
    const bars = activityBars(activity, 365, now);
    expect(bars).toHaveLength(53);
    expect(bars.at(-1)?.values).toEqual([1, 6]);
    expect(bars.flatMap(({ values }) => values).reduce((sum, value) => sum + value, 0)).toBe(12);
  });
});
