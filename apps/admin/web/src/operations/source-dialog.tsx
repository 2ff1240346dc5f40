import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { operationsEndpoints, type SourceShown } from '@red-tortoise/contracts';
import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { Moment } from '../shell/moment.js';
import { FiguresTable } from './figures-table.js';
import classes from './operations.module.css';
import { useMayOperate } from './use-may-operate.js';

const quarantineQuery = (name: string) =>
  infiniteQueryOptions({
    queryKey: ['operations', 'sources', name, 'quarantine'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      ask(
        operationsEndpoints.quarantinedRecords,
        { params: { name }, query: { limit: 20, cursor: pageParam } },
        signal,
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** One source: read it again, whole or from a moment on, and what of it was set aside. */
export function SourceDialog({ source, onClose }: { source: SourceShown; onClose: () => void }) {
  const records = useInfiniteQuery(quarantineQuery(source.name));
  const rows = records.data?.pages
    .flatMap(({ items }) => items)
    .map(({ id, item, code, detail, excerpt, lastSeenAt }) => ({
      key: id,
      cells: [
        item,
        <details key="reason">
          <summary>
            {code}: {detail.slice(0, 200)}
          </summary>
          <pre className={classes.stack}>{excerpt}</pre>
        </details>,
        <Moment key="seen" at={lastSeenAt} />,
      ],
    }));
  return (
    <Modal opened onClose={onClose} title={source.title} size="xl">
      <Stack>
        <RereadForm source={source} />
        <section>
          <h3 className={classes.part}>Set aside</h3>
          {records.error && <FailureNotice error={records.error} onRetry={() => records.refetch()} />}
          {rows && (
            <FiguresTable heads={['Record', 'Why', 'Last seen']} rows={rows} none="Every record could be read." />
          )}
          {records.hasNextPage && (
            <Button size="xs" variant="default" onClick={() => records.fetchNextPage()}>
              More
            </Button>
          )}
        </section>
      </Stack>
    </Modal>
  );
}

function RereadForm({ source: { name, incremental } }: { source: SourceShown }) {
  const client = useQueryClient();
  const [moment, setMoment] = useState('');
  const reread = useMutation({
    mutationFn: (from: string) => ask(operationsEndpoints.rereadSource, { params: { name }, body: { from } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['operations'] }),
  });
  if (!useMayOperate()) return null;
  return (
    <section>
      <h3 className={classes.part}>Read again</h3>
      <p className={classes.faint}>What was set aside is tried again by it; what has not changed is passed over.</p>
      <Group align="end">
        <Button variant="default" loading={reread.isPending} onClick={() => reread.mutate('start')}>
          Everything
        </Button>
        {incremental && (
          <>
            <TextInput
              type="datetime-local"
              label="What changed since"
              value={moment}
              onChange={(event) => setMoment(event.currentTarget.value)}
            />
            <Button
              variant="default"
              disabled={moment === ''}
              onClick={() => reread.mutate(new Date(moment).toISOString())}
            >
              From there on
            </Button>
          </>
        )}
      </Group>
      {reread.isSuccess && <p role="status">A run waits.</p>}
      {reread.error && <FailureNotice error={reread.error} />}
    </section>
  );
}
