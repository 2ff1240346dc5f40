import { type PointerEvent, useState } from 'react';
import classes from './bar-chart.module.css';
import { type Bar, type BarChartProps, type BarSeries, totalOf } from './bars.js';
import { ChartTable } from './chart-table.js';

/** How much there was over time, in bars whose parts stand upon each other. The table says the same. */
export function BarChart({ bars, series, label, unit, height = 96 }: BarChartProps) {
  const [at, setAt] = useState<number | null>(null);
  const most = Math.max(1, ...bars.map(totalOf));
  const alone = series.length === 1 ? series[0] : undefined;
  const pointed = at === null ? undefined : bars[at];
  const point = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    setAt(Math.min(bars.length - 1, Math.max(0, Math.floor(((clientX - left) / width) * bars.length))));
  };
  return (
    <div>
      <div className={classes.plot} style={{ height }} onPointerMove={point} onPointerLeave={() => setAt(null)}>
        <svg
          className={classes.bars}
          viewBox={`0 0 ${bars.length} ${most}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={label}
        >
          {bars.map((bar, index) => (
            <BarParts key={bar.key} bar={bar} at={index} most={most} series={series} />
          ))}
        </svg>
        <span className={classes.most} aria-hidden="true">
          {most.toLocaleString('en')}
        </span>
      </div>
      <div className={classes.axis} aria-hidden="true">
        {pointed ? (
          <strong>
            {pointed.label}: {totalOf(pointed).toLocaleString('en')}
          </strong>
        ) : (
          <>
            <span>{bars[0]?.label}</span>
            <span>{bars.at(-1)?.label}</span>
          </>
        )}
      </div>
      <ChartTable
        label="The bars in numbers"
        unit={unit}
        sum={alone ? alone.label : 'All'}
        series={alone ? [] : series}
        rows={bars.filter((bar) => totalOf(bar) > 0).reverse()}
      />
    </div>
  );
}

interface BarPartsProps {
  bar: Bar;
  at: number;
  most: number;
  series: readonly BarSeries[];
}

function BarParts({ bar: { values }, at, most, series }: BarPartsProps) {
  let top = most;
  return values.map((value, index) => {
    top -= value;
    const { key, tone } = series[index] ?? { key: index, tone: 'grey' };
    return value > 0 ? <rect key={key} data-tone={tone} x={at + 0.12} width={0.76} y={top} height={value} /> : null;
  });
}
