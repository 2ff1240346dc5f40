import { Skeleton } from '@mantine/core';
import type { Source } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { Card } from '../../shell/card.js';
import { Moment } from '../../shell/moment.js';
import classes from './source-card.module.css';
import { sourcesQuery } from './source-queries.js';
import { sourceStateText } from './source-state-text.js';
import { isStarterSource } from './starter-source.js';

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
  const records = recordsText(source);
  return (
    <>
      <p className={classes.head}>
        <span className={classes.dot} data-state={source.state} aria-hidden="true" />
        <span>
          <strong>{source.title}</strong> {sourceStateText(source.state)}
        </span>
      </p>
      {failure ? <p className={classes.failure}>{failure}</p> : null}
      {records ? <p className={classes.line}>{records}</p> : null}
      {isStarterSource(source) ? (
        <p className={classes.line}>A small set for a start; connect a full source to see everything.</p>
      ) : null}
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

const nouns = { packages: ['package', 'packages'], advisories: ['advisory', 'advisories'] } as const;

/** "16,462 advisories, 3 set aside since they break the schema"; empty where nobody counts. */
function recordsText({ kind, records, quarantined }: Source): string {
  const parts = [
    records === null ? '' : `${records.toLocaleString('en')} ${nouns[kind][records === 1 ? 0 : 1]}`,
    quarantined > 0 ? `${quarantined.toLocaleString('en')} set aside since they break the schema` : '',
  ];
  return parts.filter(Boolean).join(', ');
}
