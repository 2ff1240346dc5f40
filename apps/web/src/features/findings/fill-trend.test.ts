import { describe, expect, it } from '@jest/globals';
import type { FindingTrendPoint } from '@red-tortoise/contracts';
import { fillTrend } from './fill-trend.js';
import { severityCounts } from './severity.js';

const point = (date: string, high: number): FindingTrendPoint => ({
  date,
  open: { critical: 0, high, medium: 0, low: 0, none: 0, unknown: 0 },
  malicious: 0,
});
const now = severityCounts(point('', 9));
const window = { days: 7, today: '2026-03-02', now };
const highs = (points: FindingTrendPoint[]) => fillTrend(points, window).map(({ date, counts }) => [date, counts.high]);

describe('the trend', () => {
  it('carries a day forward until the next change, over the end of a month, up to what is open now', () => {
    expect(highs([point('2026-02-26', 4), point('2026-03-01', 6)])).toEqual([
      ['2026-02-26', 4],
      ['2026-02-27', 4],
      ['2026-02-28', 4],
      ['2026-03-01', 6],
      ['2026-03-02', 9],
    ]);
  });

  it('begins with what a day before the window left behind', () => {
    expect(highs([point('2026-01-01', 2), point('2026-02-28', 5)])).toEqual([
      ['2026-02-24', 2],
      ['2026-02-25', 2],
      ['2026-02-26', 2],
      ['2026-02-27', 2],
      ['2026-02-28', 5],
      ['2026-03-01', 5],
      ['2026-03-02', 9],
    ]);
  });

  it('is level when nothing changed in the whole window', () => {
    expect(highs([]).map(([, high]) => high)).toEqual([9, 9, 9, 9, 9, 9, 9]);
  });

  it('says nothing about days before the first that is known', () => {
    expect(highs([point('2026-03-02', 9)])).toEqual([['2026-03-02', 9]]);
  });
});
