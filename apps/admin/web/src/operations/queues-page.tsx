import { Button, Group, SegmentedControl } from '@mantine/core';
import {
  JobQueue,
  operationsEndpoints,
  type QueueCounts,
  QueuedJobState,
  type QueuedJobVerb,
} from '@red-tortoise/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { PageHead } from '../shell/page-head.js';
import { PageSkeleton } from '../shell/page-skeleton.js';
import { ChangeAll } from './change-all.js';
import { ChoosingTable } from './choosing-table.js';
import { DoneNotice } from './done-notice.js';
import { jobRow } from './job-row.js';
import classes from './operations.module.css';
import { jobsOnAPage, queuedJobsQuery } from './queues-queries.js';
import { useChosen } from './use-chosen.js';
import { useMayOperate } from './use-may-operate.js';

const verbs: Record<QueuedJobState, { verb: QueuedJobVerb; label: string }[]> = {
  failed: [
    { verb: 'retry', label: 'Retry' },
    { verb: 'remove', label: 'Remove' },
  ],
  delayed: [
    { verb: 'promote', label: 'Run now' },
    { verb: 'remove', label: 'Remove' },
  ],
  waiting: [{ verb: 'remove', label: 'Remove' }],
  running: [],
  done: [],
};

/** The jobs of each queue by their state, and what can be done to those that are chosen. */
export function QueuesPage() {
  const [queue, setQueue] = useState<JobQueue>('imports');
  const [state, setState] = useState<QueuedJobState>('failed');
  const [from, setFrom] = useState(0);
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(queuedJobsQuery(queue, state, from));
  const choice = useChosen(data?.items.map(({ id }) => id) ?? []);
  const mayOperate = useMayOperate();
  const change = useMutation({
    mutationFn: (verb: QueuedJobVerb) =>
      ask(operationsEndpoints.changeJobs, { params: { verb }, body: { queue, ids: choice.chosen } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['operations'] }),
    onSuccess: choice.clear,
  });
  const show = (apply: () => void) => {
    apply();
    setFrom(0);
    change.reset();
    choice.clear();
  };
  return (
    <>
      <PageHead title="Queues" lead="What is done without a request, job by job." />
      <Group className={classes.tools}>
        <SegmentedControl
          aria-label="Queue"
          className={classes.segments}
          data={[...JobQueue.options]}
          value={queue}
          onChange={(value) => show(() => setQueue(value as JobQueue))}
        />
        <SegmentedControl
          aria-label="State"
          className={classes.segments}
          data={QueuedJobState.options.map((value) => ({ value, label: labelOf(value, data?.counts) }))}
          value={state}
          onChange={(value) => show(() => setState(value as QueuedJobState))}
        />
      </Group>
      <Group className={classes.tools}>
        {mayOperate &&
          verbs[state].map(({ verb, label }) => (
            <Button
              key={verb}
              variant="default"
              disabled={choice.chosen.length === 0}
              loading={change.isPending}
              onClick={() => change.mutate(verb)}
            >
              {label} {choice.chosen.length || ''}
            </Button>
          ))}
        {mayOperate && data && <ChangeEvery queue={queue} state={state} count={data.counts[state]} />}
      </Group>
      <DoneNotice outcome={change.data} error={change.error} />
      {error && <FailureNotice error={error} onRetry={() => refetch()} />}
      {isPending && <PageSkeleton what="the jobs" />}
      {data && (
        <ChoosingTable
          what="jobs"
          heads={['Job', 'Payload', 'Attempts', 'When', 'Outcome']}
          rows={data.items.map((job) => jobRow(queue, job))}
          choice={choice}
          none={`No job of ${queue} is ${state}.`}
        />
      )}
      <Pager from={from} isFull={data?.items.length === jobsOnAPage} onGo={setFrom} />
    </>
  );
}

function labelOf(state: QueuedJobState, counts: QueueCounts | undefined): string {
  return `${state} ${counts?.[state].toLocaleString() ?? ''}`;
}

/** What can be done to all jobs of a state, also to those on other pages. */
function ChangeEvery({ queue, state, count }: { queue: JobQueue; state: QueuedJobState; count: number }) {
  if (state === 'running' || state === 'done') return null;
  return verbs[state].map(({ verb, label }) => (
    <ChangeAll key={`${queue} ${state} ${verb}`} {...{ queue, state, verb, label, count }} />
  ));
}

interface PagerProps {
  from: number;
  isFull: boolean;
  onGo: (from: number) => void;
}

function Pager({ from, isFull, onGo }: PagerProps) {
  if (from === 0 && !isFull) return null;
  return (
    <Group className={classes.tools}>
      <Button variant="default" disabled={from === 0} onClick={() => onGo(from - jobsOnAPage)}>
        Newer
      </Button>
      <Button variant="default" disabled={!isFull} onClick={() => onGo(from + jobsOnAPage)}>
        Older
      </Button>
    </Group>
  );
}
