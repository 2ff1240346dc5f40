import { Button, Group } from '@mantine/core';
import { operationsEndpoints, type QuarantinedShown, type SourceShown } from '@red-tortoise/contracts';
import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { Moment } from '../shell/moment.js';
import { ChoosingTable } from './choosing-table.js';
import classes from './operations.module.css';
import { TextBlock } from './text-block.js';
import { useChosen } from './use-chosen.js';
import { useMayOperate } from './use-may-operate.js';

const quarantineQuery = (name: string) =>
  infiniteQueryOptions({
    queryKey: ['operations', 'sources', name, 'quarantine'],
    refetchInterval: 5_000,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      ask(
        operationsEndpoints.quarantinedRecords,
        { params: { name }, query: { limit: 20, cursor: pageParam } },
        signal,
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** What could not be read, why, and trying it again: some of it, or all. */
export function QuarantineSection({ source: { name, quarantined } }: { source: SourceShown }) {
  const client = useQueryClient();
  const records = useInfiniteQuery(quarantineQuery(name));
  const items = records.data?.pages.flatMap((page) => page.items) ?? [];
  const choice = useChosen(items.map(({ item }) => item));
  const retry = useMutation({
    mutationFn: (which: 'all' | string[]) =>
      ask(operationsEndpoints.retryQuarantined, { params: { name }, body: { records: which } }),
    onSuccess: choice.clear,
    onSettled: () => client.invalidateQueries({ queryKey: ['operations'] }),
  });
  const mayRetry = useMayOperate() && items.length > 0;
  return (
    <section>
      <h3 className={classes.part}>Set aside</h3>
      {mayRetry && (
        <Group className={classes.tools}>
          <Button
            variant="default"
            disabled={choice.chosen.length === 0}
            loading={retry.isPending}
            onClick={() => retry.mutate(choice.chosen.slice(0, 200))}
          >
            Try {choice.chosen.length || ''} again
          </Button>
          <Button variant="default" loading={retry.isPending} onClick={() => retry.mutate('all')}>
            Try all {quarantined.toLocaleString()} again
          </Button>
        </Group>
      )}
      <p role="status">
        {retry.isSuccess && 'A run reads them again. What can be read leaves this list, the rest gets its new reason.'}
      </p>
      {retry.error && <FailureNotice error={retry.error} />}
      {records.error && <FailureNotice error={records.error} onRetry={() => records.refetch()} />}
      {records.data && (
        <ChoosingTable
          what="records that were set aside"
          heads={['Record', 'Why', 'Last seen']}
          rows={items.map(rowOf)}
          choice={choice}
          none="Every record could be read."
        />
      )}
      {records.hasNextPage && (
        <Button size="xs" variant="default" onClick={() => records.fetchNextPage()}>
          More
        </Button>
      )}
    </section>
  );
}

function rowOf({ item, code, detail, excerpt, lastSeenAt }: QuarantinedShown) {
  return {
    id: item,
    cells: [
      item,
      <details key="reason">
        <summary>
          {code}: {detail.slice(0, 200)}
        </summary>
        <TextBlock text={excerpt} />
      </details>,
      <Moment key="seen" at={lastSeenAt} />,
    ],
  };
}
