import { Button } from '@mantine/core';
import { operationsEndpoints, type SourceShown } from '@red-tortoise/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { Moment } from '../shell/moment.js';
import { PageHead } from '../shell/page-head.js';
import { PageSkeleton } from '../shell/page-skeleton.js';
import { FiguresTable } from './figures-table.js';
import classes from './operations.module.css';
import { PackagesCard } from './packages-card.js';
import { RunState } from './run-state.js';
import { countsText } from './schedule-runs.js';
import { SourceDialog } from './source-dialog.js';

const sourcesQuery = queryOptions({
  queryKey: ['operations', 'sources'],
  refetchInterval: 3_000,
  queryFn: ({ signal }) => ask(operationsEndpoints.sources, {}, signal),
});

/** Where data comes from: how far each source is read, what its run does, and what was set aside. */
export function PipelinesPage() {
  const { data, error, isPending, refetch } = useQuery(sourcesQuery);
  const [openName, setOpenName] = useState<string | null>(null);
  const open = data?.items.find(({ name }) => name === openName);
  return (
    <>
      <PageHead
        title="Pipelines"
        lead="Where data comes from, how far it is read, and what could not be. Runs of all tasks are under Schedules."
      />
      <h2 className={classes.section}>Advisories</h2>
      {error && <FailureNotice error={error} onRetry={() => refetch()} />}
      {isPending && <PageSkeleton what="the sources" />}
      {data && (
        <div className={classes.framed}>
          <FiguresTable
            heads={['Source', 'Read up to', 'Whole', 'Last run', 'It did', 'Set aside#', 'Actions']}
            rows={data.items.map((source) => rowOf(source, () => setOpenName(source.name)))}
            none="There are no sources of advisories."
          />
        </div>
      )}
      <PackagesCard />
      {open && <SourceDialog source={open} onClose={() => setOpenName(null)} />}
    </>
  );
}

function rowOf({ name, title, enabled, watermark, loadedAt, lastRun, quarantined }: SourceShown, onOpen: () => void) {
  return {
    key: name,
    cells: [
      <span key="name">
        {name}
        <span className={classes.description}>
          {title}
          {!enabled && ' (off)'}
        </span>
      </span>,
      watermark ? <Moment key="watermark" at={watermark} /> : 'the beginning',
      loadedAt ? <Moment key="loaded" at={loadedAt} /> : 'never',
      <RunState key="run" run={lastRun} />,
      lastRun ? countsText(lastRun) : '–',
      quarantined.toLocaleString(),
      <Button key="open" size="compact-sm" variant="default" onClick={onOpen} aria-label={`Open ${name}`}>
        Open
      </Button>,
    ],
  };
}
