import { describe, expect, it } from '@jest/globals';
import { periodsAbove, periodText } from './period-text.js';

describe('a period', () => {
  it.each([
    ['2026', '2026'],
    ['2026-03', 'March 2026'],
    ['2026-03-21', 'Sat 21 March'],
  ])('%s reads %s, in every time zone', (period, words) => {
    expect(periodText(period).replace(',', '')).toBe(words);
  });

  it('leads back by month and year', () => {
    expect(periodsAbove('2026-03-21')).toEqual(['2026', '2026-03', '2026-03-21']);
    expect(periodsAbove(null)).toEqual([]);
  });
});
