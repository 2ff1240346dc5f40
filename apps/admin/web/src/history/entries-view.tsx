import { Button } from '@mantine/core';
import type { AdminHistoryEntry } from '@red-tortoise/contracts';
import { type InfiniteData, type UseInfiniteQueryResult, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { forgetRows } from '../api/forget-rows.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { flash } from '../shell/flash.js';
import { PageSkeleton } from '../shell/page-skeleton.js';
import classes from './history.module.css';
import { HistoryEntries } from './history-entries.js';
import { RestoreDialog } from './restore-dialog.js';

interface EntriesViewProps {
  query: UseInfiniteQueryResult<InfiniteData<{ items: AdminHistoryEntry[] }>>;
  ofOneRow?: boolean;
  none: string;
}

/** Changes, page behind page, with the way back to what was before each. */
export function EntriesView({ query, ofOneRow = false, none }: EntriesViewProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [restoring, setRestoring] = useState<AdminHistoryEntry | null>(null);
  const entries = query.data?.pages.flatMap(({ items }) => items);
  if (query.isPending) return <PageSkeleton what="changes" />;
  return (
    <>
      {query.error && <FailureNotice error={query.error} onRetry={() => query.refetch()} />}
      {entries?.length === 0 && <p className={classes.none}>{none}</p>}
      {entries && <HistoryEntries entries={entries} ofOneRow={ofOneRow} onRestore={setRestoring} />}
      {query.hasNextPage && (
        <Button mt="md" variant="default" loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          Show more
        </Button>
      )}
      {restoring && (
        <RestoreDialog
          entry={restoring}
          onClose={() => setRestoring(null)}
          onDone={(row) => {
            forgetRows(client);
            flash(`${row.title} is as it was.`);
            void navigate({ to: '/screens/$screen/rows/$id', params: { screen: restoring.screen, id: row.id } });
          }}
        />
      )}
    </>
  );
}
