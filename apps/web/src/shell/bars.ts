import type { Tone } from './tag.js';

export interface BarSeries {
  key: string;
  label: string;
  tone: Tone;
}
export interface Bar {
  key: string;
  /** When it was: "Week of 2 Nov 2026". */
  label: string;
  /** One for each series. */
  values: readonly number[];
}
export interface BarChartProps {
  bars: readonly Bar[];
  series: readonly BarSeries[];
  /** What the whole shows, read out in place of the bars. */
  label: string;
  /** Of what a bar is: "Week". */
  unit: string;
  height?: number;
}

export function totalOf({ values }: Bar): number {
  return values.reduce((sum, value) => sum + value, 0);
}
