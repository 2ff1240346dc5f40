import { SegmentedControl, Skeleton } from '@mantine/core';
import type { ProjectSummary } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Card } from '../../shell/card.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { fillTrend } from './fill-trend.js';
import { findingTrendQuery } from './finding-queries.js';
import { severityCounts } from './severity.js';

const TrendChart = lazy(async () => ({ default: (await import('./trend-chart.js')).TrendChart }));
const windows = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
];

/** How many findings were open, day by day. */
export function TrendCard({ projectId, summary }: { projectId: string; summary: ProjectSummary }) {
  const [days, setDays] = useState('90');
  const choice = (
    <SegmentedControl size="xs" aria-label="Length of the trend" data={windows} value={days} onChange={setDays} />
  );
  return (
    <Card title="Trend" aside={choice}>
      <Trend projectId={projectId} days={Number(days)} now={severityCounts(summary.findings)} />
    </Card>
  );
}

interface TrendProps {
  projectId: string;
  days: number;
  now: ReturnType<typeof severityCounts>;
}

function Trend({ projectId, days, now }: TrendProps) {
  const { data, error, refetch } = useQuery(findingTrendQuery(projectId, days));
  if (!data && error) {
    return <FailureNotice error={error} what="The trend could not be loaded" retry={() => void refetch()} />;
  }
  const wait = <Skeleton height={198} radius="md" />;
  if (!data) return wait;
  const today = new Date().toISOString().slice(0, 10);
  return (
    <Suspense fallback={wait}>
      <TrendChart trend={fillTrend(data.items, { today, now })} />
    </Suspense>
  );
}
