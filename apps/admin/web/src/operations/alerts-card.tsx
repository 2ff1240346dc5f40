import type { operationsEndpoints, ResponseOf } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { Card } from '../shell/card.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { Moment } from '../shell/moment.js';
import { FiguresTable } from './figures-table.js';
import classes from './operations.module.css';
import { statusAlertsQuery } from './status-queries.js';

/** What broke in the last thirty days. */
export function AlertsCard() {
  const { data, error, refetch } = useQuery(statusAlertsQuery);
  const rows = data?.items.map(({ id, text, openedAt, closedAt }) => ({
    key: id,
    cells: [
      text,
      <Moment key="opened" at={openedAt} />,
      closedAt ? (
        <Moment key="closed" at={closedAt} />
      ) : (
        <span key="open" className={classes.bad}>
          open
        </span>
      ),
    ],
  }));
  return (
    <div className={classes.wide}>
      <Card title="Alerts of the last thirty days">
        {error && <FailureNotice error={error} onRetry={() => refetch()} />}
        {data && <p className={classes.faint}>{whoIsTold(data.told)}</p>}
        {rows && <FiguresTable heads={['What', 'Since', 'Until']} rows={rows} none="No rule broke." />}
      </Card>
    </div>
  );
}

function whoIsTold({ email, errors }: ResponseOf<typeof operationsEndpoints.statusAlerts>['told']): string {
  const told = [...(email === null ? [] : [`mailed to ${email}`]), ...(errors ? ['reported to Sentry'] : [])];
  if (told.length === 0) return 'Nobody is told of them: set OPERATOR_EMAIL with SMTP_URL, or SENTRY_DSN.';
  return `Each is ${told.join(' and ')}.`;
}
