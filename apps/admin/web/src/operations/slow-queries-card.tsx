import { Button } from '@mantine/core';
import { operationsEndpoints, type SlowQuery, type StatusReport } from '@red-tortoise/contracts';
import { useMutation } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import { Card } from '../shell/card.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { Moment } from '../shell/moment.js';
import { secondsText } from './figure-text.js';
import { FiguresTable } from './figures-table.js';
import classes from './operations.module.css';
import { TextBlock } from './text-block.js';

const stores = { postgres: 'PostgreSQL', mongodb: 'MongoDB' } as const;

/** What took long, at both databases, and how they would answer it. */
export function SlowQueriesCard({ queries }: { queries: StatusReport['slowQueries'] }) {
  const rows =
    queries?.map((query) => ({
      key: `${query.id} ${query.calls}`,
      cells: [
        <QueryText key="query" query={query} />,
        stores[query.store],
        query.calls === null ? 'runs now' : query.calls.toLocaleString(),
        query.lastAt ? <Moment key="last" at={query.lastAt} /> : '–',
        secondsText(query.milliseconds / 1_000),
      ],
    })) ?? null;
  return (
    <div className={classes.wide}>
      <Card title="Slow queries">
        <FiguresTable
          heads={['Query', 'At', 'Times#', 'Last', 'Takes#']}
          rows={rows}
          none="Nothing runs for longer than a second at PostgreSQL, or took half a second at MongoDB, in the last day."
        />
      </Card>
    </div>
  );
}

function QueryText({ query: { id, query } }: { query: SlowQuery }) {
  const plan = useMutation({ mutationFn: () => ask(operationsEndpoints.slowQueryPlan, { params: { id } }) });
  return (
    <>
      <code className={classes.query}>{query.slice(0, 600)}</code>
      <div>
        <Button size="compact-xs" variant="default" loading={plan.isPending} onClick={() => plan.mutate()}>
          Plan
        </Button>
      </div>
      {plan.error && <FailureNotice error={plan.error} />}
      {plan.data && (
        <section aria-label="Plan" role="status">
          <TextBlock text={plan.data.plan} />
        </section>
      )}
    </>
  );
}
