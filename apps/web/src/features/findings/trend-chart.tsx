import { area, curveStepAfter, stack } from 'd3-shape';
import { type PointerEvent, useState } from 'react';
import { dateText } from '../../shell/time-text.js';
import type { TrendDay } from './fill-trend.js';
import { type SeverityClass, severityClasses, severityText, totalOf } from './severity.js';
import classes from './trend-chart.module.css';
import { TrendTable } from './trend-table.js';

/** Areas stacked upon each other, the worst at the ground where its size reads best. The table says the same. */
export function TrendChart({ trend }: { trend: readonly TrendDay[] }) {
  const [at, setAt] = useState<number | null>(null);
  const first = trend[0];
  const last = trend.at(-1);
  if (!first || !last) return null;
  const most = Math.max(...trend.map(({ counts }) => totalOf(counts)));
  if (most === 0) return <p className={classes.reading}>No finding was open since {dateText(first.date)}.</p>;
  if (trend.length === 1) {
    return <p className={classes.reading}>The trend begins today, with {severityText(last.counts)}.</p>;
  }
  const pointed = at === null ? undefined : trend[at];
  const point = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    setAt(Math.min(trend.length - 1, Math.max(0, Math.floor(((clientX - left) / width) * trend.length))));
  };
  return (
    <>
      <p className={classes.reading}>
        <strong>{pointed ? dateText(pointed.date) : 'Today'}</strong> {severityText((pointed ?? last).counts)}
      </p>
      <div className={classes.plot} onPointerMove={point} onPointerLeave={() => setAt(null)}>
        <Areas
          trend={trend}
          most={most}
          label={`Open findings from ${dateText(first.date)} to today, at most ${most}`}
        />
        {at === null ? null : (
          <span className={classes.pointer} style={{ left: `${((at + 0.5) / trend.length) * 100}%` }} />
        )}
        <span className={classes.most} aria-hidden="true">
          {most.toLocaleString('en')}
        </span>
      </div>
      <div className={classes.axis} aria-hidden="true">
        <span>{dateText(first.date)}</span>
        <span>today</span>
      </div>
      <TrendTable trend={trend} />
    </>
  );
}

function Areas({ trend, most, label }: { trend: readonly TrendDay[]; most: number; label: string }) {
  // A step lasts until the next day, the last one too.
  const lasting = [...trend, ...trend.slice(-1)];
  const series = stack<TrendDay, SeverityClass>()
    .keys(severityClasses)
    .value(({ counts }, severityClass) => counts[severityClass])(lasting);
  const outline = area<[number, number]>()
    .x((_, index) => index)
    .y0(([low]) => most - low)
    .y1(([, high]) => most - high)
    .curve(curveStepAfter);
  return (
    <svg
      className={classes.areas}
      viewBox={`0 0 ${trend.length} ${most}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {series.map((one) => (
        <path key={one.key} d={outline(one as unknown as [number, number][]) ?? ''} data-severity={one.key} />
      ))}
    </svg>
  );
}
