import { describe, expect, it } from '@jest/globals';
import { rendered, textIn } from '../../test-support/rendered.js';
import { TrendTable } from './trend-table.js';

const none = { malicious: 0, critical: 0, high: 0, medium: 0, low: 0, none: 0, unknown: 0 };
const dayOf = (date: string, counts: Partial<typeof none>) => ({ date, counts: { ...none, ...counts } });

describe('the trend in numbers', () => {
  it('has a column for each severity that there was, and a row for each day with a change, the newest first', () => {
    const trend = [
      dayOf('2026-11-18', { critical: 2 }),
      dayOf('2026-11-19', { critical: 2 }),
      dayOf('2026-11-20', { critical: 1, low: 1_300 }),
    ];
    const text = textIn(rendered(<TrendTable trend={trend} />));
    expect(text).toMatch(/Day Open Critical Low 20 Nov 2026 1,301 1 1,300 18 Nov 2026 2 2 0$/);
  });
});
