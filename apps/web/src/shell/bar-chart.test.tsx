import { describe, expect, it } from '@jest/globals';
import { rendered, textIn } from '../test-support/rendered.js';
import { BarChart } from './bar-chart.js';
import type { BarSeries } from './bars.js';

const releases: BarSeries = { key: 'releases', label: 'Releases', tone: 'blue' };
const advisories: BarSeries = { key: 'advisories', label: 'Advisories', tone: 'red' };
const licences: BarSeries = { key: 'licences', label: 'Licences', tone: 'amber' };
const numbersOf = (series: readonly BarSeries[], ...values: number[][]) => {
  const bars = values.map((one, index) => ({ key: String(index), label: `Week ${index + 1}`, values: one }));
  const text = textIn(rendered(<BarChart bars={bars} series={series} label="What happened" unit="Week" />));
  return text.replace(/.*Show the numbers /, '');
};

describe('the bars in numbers', () => {
  it('show the sum and each series that has anything, the newest first, without empty weeks', () => {
    const text = numbersOf([releases, licences, advisories], [3, 0, 1], [0, 0, 0], [1_000, 0, 0]);
    expect(text).toBe('Week All Releases Advisories Week 3 1,000 1,000 0 Week 1 4 3 1');
  });

  it('show a series that stands alone once', () => {
    expect(numbersOf([releases], [3], [4])).toBe('Week Releases Week 2 4 Week 1 3');
  });
});
