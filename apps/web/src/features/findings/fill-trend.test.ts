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
const highs = (points: FindingTrendPoint[]) =>
  fillTrend(points, { today: '2026-03-02', now }).map(({ date, counts }) => [date, counts.high]);

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

  it('ends today with what is open now, whatever the day has seen before', () => {
    expect(highs([point('2026-03-01', 6), point('2026-03-02', 7)])).toEqual([
      ['2026-03-01', 6],
      ['2026-03-02', 9],
    ]);
  });

  it('says nothing about days before the first that is known', () => {
    expect(highs([point('2026-03-02', 9)])).toEqual([['2026-03-02', 9]]);
    expect(highs([])).toEqual([['2026-03-02', 9]]);
  });

  it('does not stumble over a clock that is a day behind the API', () => {
    expect(highs([point('2026-03-03', 4)])).toEqual([['2026-03-02', 9]]);
  });
});
