import { Button } from '@mantine/core';
import { operationsEndpoints, type PackagePipeline } from '@red-tortoise/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { PageSkeleton } from '../shell/page-skeleton.js';
import { FiguresTable } from './figures-table.js';
import classes from './operations.module.css';
import { PackagesDialog } from './packages-dialog.js';
import { RunState } from './run-state.js';
import { countsText } from './schedule-runs.js';

const packagesQuery = queryOptions({
  queryKey: ['operations', 'packages'],
  refetchInterval: 5_000,
  queryFn: ({ signal }) => ask(operationsEndpoints.packagePipelines, {}, signal),
});

/** Where package data comes from, and how much waits. */
export function PackagesCard() {
  const { data, error, isPending, refetch } = useQuery(packagesQuery);
  const [openTask, setOpenTask] = useState<string | null>(null);
  const open = data?.items.find(({ task }) => task === openTask);
  return (
    <section>
      <h2 className={classes.section}>Packages</h2>
      {error && <FailureNotice error={error} onRetry={() => refetch()} />}
      {isPending && <PageSkeleton what="the packages" />}
      {data && (
        <div className={classes.framed}>
          <FiguresTable
            heads={['Pipeline', 'Wanted#', 'Due now#', 'No answer#', 'Last run', 'It did', 'Actions']}
            rows={data.items.map((pipeline) => rowOf(pipeline, () => setOpenTask(pipeline.task)))}
          />
        </div>
      )}
      {open && <PackagesDialog pipeline={open} onClose={() => setOpenTask(null)} />}
    </section>
  );
}

function rowOf({ task, title, wanted, due, failing, lastRun }: PackagePipeline, onOpen: () => void) {
  return {
    key: task,
    cells: [
      <span key="task">
        {task}
        <span className={classes.description}>{title}</span>
      </span>,
      wanted.toLocaleString(),
      due.toLocaleString(),
      failing.toLocaleString(),
      <RunState key="run" run={lastRun} />,
      lastRun ? countsText(lastRun) : '–',
      <Button key="open" size="compact-sm" variant="default" onClick={onOpen} aria-label={`Open ${task}`}>
        Open
      </Button>,
    ],
  };
}
