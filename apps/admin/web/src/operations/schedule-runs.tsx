import { Button } from '@mantine/core';
import type { ScheduleRun } from '@red-tortoise/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FailureNotice } from '../shell/failure-notice.js';
import { FiguresTable } from './figures-table.js';
import classes from './operations.module.css';
import { RunState } from './run-state.js';
import { scheduleRunsQuery } from './schedules-queries.js';

/** The history of a task: what each run did, while it does it. */
export function ScheduleRuns({ id }: { id: string }) {
  const runs = useInfiniteQuery(scheduleRunsQuery(id));
  const rows = runs.data?.pages.flatMap(({ items }) => items).map(rowOf);
  return (
    <section>
      <h3 className={classes.part}>Runs</h3>
      {runs.error && <FailureNotice error={runs.error} onRetry={() => runs.refetch()} />}
      {rows && <FiguresTable heads={['Run', 'By', 'What it did', 'Attempts#']} rows={rows} none="It never ran." />}
      {runs.hasNextPage && (
        <Button size="xs" variant="default" loading={runs.isFetchingNextPage} onClick={() => runs.fetchNextPage()}>
          Older runs
        </Button>
      )}
    </section>
  );
}

/** What a run did so far, by name; nothing of what it did not do. */
export function countsText({ counts }: ScheduleRun): string {
  const did = Object.entries(counts).filter(([, count]) => count !== 0);
  return did.length === 0 ? '–' : did.map(([name, count]) => `${name} ${count.toLocaleString()}`).join(', ');
}

function rowOf(run: ScheduleRun) {
  return {
    key: run.id,
    cells: [<RunState key="state" run={run} />, run.trigger, countsText(run), run.attempts],
  };
}
