import { useQuery } from '@tanstack/react-query';
import { BarChart } from '../../shell/bar-chart.js';
import { Card } from '../../shell/card.js';
import { activityBars, activitySeries } from './activity-bars.js';
import classes from './activity-card.module.css';
import { packageActivityQuery } from './activity-queries.js';

const days = 365;

/** How lively a package is. Nothing where nothing is known: its events stand on the same page anyway. */
export function PackageActivity({ purl }: { purl: string }) {
  const { data } = useQuery(packageActivityQuery(purl, days));
  if (!data || data.total === 0) return null;
  const said = `${data.total.toLocaleString('en')} ${data.total === 1 ? 'event' : 'events'} in a year`;
  return (
    <Card title="Activity">
      <p className={classes.line}>{said}</p>
      <BarChart
        bars={activityBars(data, days, Date.now())}
        series={activitySeries(data)}
        label={said}
        unit="Week"
        height={48}
      />
    </Card>
  );
}
