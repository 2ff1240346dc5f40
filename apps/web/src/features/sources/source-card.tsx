import { Skeleton } from '@mantine/core';
import type { Source } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { Card } from '../../shell/card.js';
import { Moment } from '../../shell/moment.js';
import classes from './source-card.module.css';
import { sourcesQuery } from './source-queries.js';
import { sourceStateText } from './source-state-text.js';

/** Whether what the page shows is current, source by source. */
export function SourceCard() {
  const { data, isPending } = useQuery(sourcesQuery);
  if (isPending) return <Skeleton height={132} radius="lg" />;
  if (!data || data.items.length === 0) return null;
  return (
    <Card title="Data sources">
      <ul className={classes.sources}>
        {data.items.map((source) => (
          <li key={source.name}>
            <SourceState source={source} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function SourceState({ source }: { source: Source }) {
  const { waiting, budget, failure, lastSuccessAt, nextRunAt } = source;
  return (
    <>
      <p className={classes.head}>
        <span className={classes.dot} data-state={source.state} aria-hidden="true" />
        <strong>{source.name}</strong>
        <span>{sourceStateText(source.state)}</span>
      </p>
      {failure ? <p className={classes.failure}>{failure}</p> : null}
      <p className={classes.line}>
        {lastSuccessAt ? (
          <>
            Last looked up <Moment at={lastSuccessAt} />
            {nextRunAt ? (
              <>
                , next <Moment at={nextRunAt} />
              </>
            ) : null}
          </>
        ) : (
          'No data has been fetched yet'
        )}
      </p>
      {waiting > 0 ? (
        <p className={classes.line}>
          {waiting.toLocaleString('en')} {waiting === 1 ? 'package waits' : 'packages wait'} for a first look-up
          {budget === null ? '' : `, up to ${budget.toLocaleString('en')} in each run`}
        </p>
      ) : null}
    </>
  );
}
