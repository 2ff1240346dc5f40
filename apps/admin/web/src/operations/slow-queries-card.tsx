import type { StatusReport } from '@red-tortoise/contracts';
import { Card } from '../shell/card.js';
import { secondsText } from './figure-text.js';
import { FiguresTable } from './figures-table.js';
import classes from './operations.module.css';

export function SlowQueriesCard({ queries }: { queries: StatusReport['slowQueries'] }) {
  const rows =
    queries?.map(({ query, milliseconds, calls }) => ({
      key: `${calls} ${query}`,
      cells: [
        <code key="query" className={classes.query}>
          {query}
        </code>,
        calls === null ? 'runs now' : calls.toLocaleString(),
        secondsText(milliseconds / 1_000),
      ],
    })) ?? null;
  return (
    <div className={classes.wide}>
      <Card title="Slow queries">
        <FiguresTable
          heads={['Query', 'Calls#', 'Takes#']}
          rows={rows}
          none="Nothing runs for longer than a second on the PostgreSQL server."
        />
      </Card>
    </div>
  );
}
