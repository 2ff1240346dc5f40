import { SegmentedControl, Skeleton } from '@mantine/core';
import type { Activity } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BarChart } from '../../shell/bar-chart.js';
import { Card } from '../../shell/card.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { OwnerChoice } from '../alerts/owner-choice.js';
import { useSharedOrganisations } from '../alerts/use-organisations.js';
import { activityBars, activitySeries } from './activity-bars.js';
import classes from './activity-card.module.css';
import { activityQuery } from './activity-queries.js';

const ranges = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
];

/** How much happened to everything that the reader's projects depend on. */
export function ActivityCard() {
  const [days, setDays] = useState('30');
  const [organisation, setOrganisation] = useState<string>();
  const organisations = useSharedOrganisations();
  const { data, error, refetch } = useQuery(activityQuery(organisation, Number(days)));
  const range = (
    <SegmentedControl size="xs" aria-label="Length of the activity" data={ranges} value={days} onChange={setDays} />
  );
  return (
    <Card title="Activity" aside={range}>
      {organisations.length > 0 ? (
        <div className={classes.owner}>
          <OwnerChoice
            label="Projects of"
            mineLabel="Everyone I belong to"
            organisations={organisations}
            chosen={organisation}
            choose={setOrganisation}
          />
        </div>
      ) : null}
      {data ? (
        <ActivityView activity={data} days={Number(days)} />
      ) : error ? (
        <FailureNotice error={error} what="The activity could not be loaded" retry={() => void refetch()} />
      ) : (
        <Skeleton height={170} radius="md" />
      )}
    </Card>
  );
}

function ActivityView({ activity, days }: { activity: Activity; days: number }) {
  const series = activitySeries(activity);
  if (activity.total === 0) return <p className={classes.line}>Nothing happened in that time.</p>;
  const said = `${activity.total.toLocaleString('en')} ${activity.total === 1 ? 'event' : 'events'} in ${days} days`;
  return (
    <>
      <p className={classes.line}>{said} touched your projects.</p>
      <ul className={classes.legend}>
        {series.map(({ key, label, tone }) => (
          <li key={key}>
            <span className={classes.dot} data-tone={tone} aria-hidden="true" />
            {label}
          </li>
        ))}
      </ul>
      <BarChart
        bars={activityBars(activity, days, Date.now())}
        series={series}
        label={said}
        unit={days > 92 ? 'Week' : 'Day'}
        height={110}
      />
    </>
  );
}
