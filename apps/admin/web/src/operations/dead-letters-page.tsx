import { Button, Group } from '@mantine/core';
import { type DeadLetter, operationsEndpoints } from '@red-tortoise/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { Moment } from '../shell/moment.js';
import { PageHead } from '../shell/page-head.js';
import { PageSkeleton } from '../shell/page-skeleton.js';
import { ChoosingTable } from './choosing-table.js';
import { DoneNotice } from './done-notice.js';
import { indented } from './indented.js';
import { MendDialog } from './mend-dialog.js';
import classes from './operations.module.css';
import { deadLettersQuery } from './queues-queries.js';
import { TextBlock } from './text-block.js';
import { useChosen } from './use-chosen.js';
import { useMayOperate } from './use-may-operate.js';

/** Messages that no attempt could process: why, what they say, and what becomes of them. */
export function DeadLettersPage() {
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(deadLettersQuery);
  const choice = useChosen(data?.items.map(({ id }) => id) ?? []);
  const mayOperate = useMayOperate();
  const [mended, setMended] = useState<DeadLetter | null>(null);
  const settled = {
    onSettled: () => client.invalidateQueries({ queryKey: ['operations'] }),
    onSuccess: choice.clear,
  };
  const requeue = useMutation({
    mutationFn: () =>
      ask(operationsEndpoints.requeueDeadLetters, { body: { letters: choice.chosen.map((id) => ({ id })) } }),
    ...settled,
  });
  const drop = useMutation({
    mutationFn: () => ask(operationsEndpoints.dropDeadLetters, { body: { ids: choice.chosen } }),
    ...settled,
  });
  const latest = drop.submittedAt > requeue.submittedAt ? drop : requeue;
  const isEmpty = choice.chosen.length === 0;
  const rows = (data?.items ?? []).map((letter) => rowOf(letter, mayOperate ? () => setMended(letter) : null));
  return (
    <>
      <PageHead
        title="Dead letters"
        lead="Events that a processor could not handle in five attempts. What stands behind them went on."
      />
      {mayOperate && (
        <Group className={classes.tools}>
          <Button variant="default" disabled={isEmpty} loading={requeue.isPending} onClick={() => requeue.mutate()}>
            Try {choice.chosen.length || ''} again
          </Button>
          <Button
            variant="default"
            color="red"
            disabled={isEmpty}
            loading={drop.isPending}
            onClick={() => window.confirm(`Give up ${messagesOf(choice.chosen.length)} for good?`) && drop.mutate()}
          >
            Drop {choice.chosen.length || ''}
          </Button>
          {data && data.total > data.items.length && (
            <span className={classes.faint}>
              The oldest {data.items.length} of {data.total.toLocaleString()}
            </span>
          )}
        </Group>
      )}
      <DoneNotice outcome={latest.data} error={latest.error} />
      {error && <FailureNotice error={error} onRetry={() => refetch()} />}
      {isPending && <PageSkeleton what="the dead letters" />}
      {data && (
        <ChoosingTable
          what="dead letters"
          heads={['Processor', 'Cause', 'Message', 'Set aside', 'Actions']}
          rows={rows}
          choice={choice}
          none="There are none: every event was handled."
        />
      )}
      {mended && <MendDialog letter={mended} onClose={() => setMended(null)} />}
    </>
  );
}

const messagesOf = (count: number) => (count === 1 ? 'one message' : `${count} messages`);

function rowOf(letter: DeadLetter, onMend: (() => void) | null) {
  const { id, processor, stream, offset, cause, content, setAsideAt } = letter;
  return {
    id,
    cells: [
      <span key="processor">
        <strong>{processor}</strong>
        <span className={classes.description}>
          {stream} at {offset.toLocaleString()}
        </span>
      </span>,
      cause,
      <details key="content">
        <summary className={classes.query}>{content.slice(0, 120)}</summary>
        <TextBlock text={indented(content)} />
      </details>,
      <Moment key="at" at={setAsideAt} />,
      onMend && (
        <Button key="mend" size="compact-sm" variant="default" onClick={onMend}>
          Mend
        </Button>
      ),
    ],
  };
}
