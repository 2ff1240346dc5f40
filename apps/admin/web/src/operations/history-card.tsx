import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '../shell/card.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { bytesText, secondsText, shareText } from './figure-text.js';
import { LineChart, type Point } from './line-chart.js';
import classes from './operations.module.css';
import { statusHistoryQuery } from './status-queries.js';

const ranges = [
  { value: '1', label: 'Hour' },
  { value: '24', label: 'Day' },
  { value: '168', label: 'Week' },
  { value: '720', label: '30 days' },
];
const count = (value: number) => Math.round(value).toLocaleString();

/** Which figures are drawn together: the highest of those that the pattern matches, or their sum. */
const charts = [
  { title: 'Things not all right', metrics: /^breaches$/, join: Math.max, text: count },
  { title: 'Lag of the processors', metrics: /^lag\./, join: Math.max, text: secondsText },
  { title: 'Outbox', metrics: /^outbox\.lag$/, join: Math.max, text: secondsText },
  { title: 'Jobs waiting', metrics: /^jobs\.waiting\./, join: sum, text: count },
  { title: 'Jobs failed', metrics: /^jobs\.failed\./, join: sum, text: count },
  { title: 'Dead letters', metrics: /^dead-letters$/, join: Math.max, text: count },
  { title: 'Deliveries due', metrics: /^deliveries\.waiting$/, join: Math.max, text: count },
  { title: 'Requests', metrics: /^requests\./, join: sum, text: count },
  { title: 'Requests that failed', metrics: /^failures\./, join: sum, text: count },
  { title: 'Share of failures in 5 minutes', metrics: /^errors\./, join: Math.max, text: shareText },
  {
    title: 'Slowest store',
    metrics: /^store\.milliseconds\./,
    join: Math.max,
    text: (value: number) => secondsText(value / 1_000),
  },
  { title: 'Memory of the apps', metrics: /^memory\./, join: sum, text: bytesText },
  { title: 'Disk', metrics: /^disk$/, join: Math.max, text: shareText },
] as const;

export function HistoryCard() {
  const [hours, setHours] = useState('24');
  const { data, error, refetch } = useQuery(statusHistoryQuery(Number(hours)));
  const range = <SegmentedControl size="xs" aria-label="Span" data={ranges} value={hours} onChange={setHours} />;
  return (
    <div className={classes.wide}>
      <Card title="History" aside={range}>
        {error && <FailureNotice error={error} onRetry={() => refetch()} />}
        {data?.series.length === 0 && (
          <p className={classes.faint}>Nothing yet: the orchestrator measures every minute.</p>
        )}
        <div className={classes.charts}>
          {data &&
            data.series.length > 0 &&
            charts.map(({ title, metrics, join, text }) => {
              const series = data.series.filter(({ metric }) => metrics.test(metric)).map(({ points }) => points);
              return <LineChart key={title} title={title} text={text} points={joined(series, join)} />;
            })}
        </div>
      </Card>
    </div>
  );
}

function sum(...values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function joined(series: readonly (readonly Point[])[], join: (...values: number[]) => number): Point[] {
  const byMoment = new Map<string, number[]>();
  for (const { at, value } of series.flat()) byMoment.set(at, [...(byMoment.get(at) ?? []), value]);
  return [...byMoment]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([at, values]) => ({ at, value: join(...values) }));
}
