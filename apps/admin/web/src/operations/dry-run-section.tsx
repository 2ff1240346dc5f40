import { Button, Group, Select, TextInput } from '@mantine/core';
import { type DryRunShown, operationsEndpoints } from '@red-tortoise/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { DryRunResult } from './dry-run-result.js';
import classes from './operations.module.css';
import { useMayOperate } from './use-may-operate.js';

const isOpen = ({ state }: DryRunShown) => state === 'queued' || state === 'running';

const dryRunsQuery = (task: string) =>
  queryOptions({
    queryKey: ['operations', 'dry-runs', task],
    queryFn: ({ signal }) => ask(operationsEndpoints.dryRuns, { query: { task } }, signal),
    refetchInterval: ({ state: { data } }) => (data?.items.some(isOpen) ? 1_500 : 15_000),
  });

interface DryRunSectionProps {
  task: string;
  /** Whether it can begin at a moment. */
  incremental: boolean;
}

/** What a run would change: asked for, followed, and read. */
export function DryRunSection({ task, incremental }: DryRunSectionProps) {
  const { data, error, refetch } = useQuery(dryRunsQuery(task));
  const mayOperate = useMayOperate();
  const [latest, ...earlier] = data?.items ?? [];
  return (
    <section>
      <h3 className={classes.part}>Dry run</h3>
      <p className={classes.faint}>Reads and compares as a run does, says what it would change, and changes nothing.</p>
      {mayOperate && <DryRunForm task={task} incremental={incremental} isBusy={latest ? isOpen(latest) : false} />}
      {error && <FailureNotice error={error} onRetry={() => refetch()} />}
      {latest && <DryRunResult run={latest} />}
      {earlier.length > 0 && (
        <details>
          <summary>Earlier ones ({earlier.length})</summary>
          {earlier.map((run) => (
            <DryRunResult key={run.id} run={run} />
          ))}
        </details>
      )}
    </section>
  );
}

function DryRunForm({ task, incremental, isBusy }: DryRunSectionProps & { isBusy: boolean }) {
  const client = useQueryClient();
  const [choice, setChoice] = useState('next');
  const [moment, setMoment] = useState('');
  const start = useMutation({
    mutationFn: () => {
      const from = choice === 'moment' ? new Date(moment).toISOString() : choice;
      return ask(operationsEndpoints.startDryRun, { body: { task, from } });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['operations', 'dry-runs', task] }),
  });
  const choices = [
    { value: 'next', label: 'What the next run would do' },
    { value: 'start', label: 'Everything, from the start' },
    ...(incremental ? [{ value: 'moment', label: 'What changed since a moment' }] : []),
  ];
  return (
    <>
      <Group align="end" className={classes.tools}>
        <Select
          label="Try"
          w={290}
          data={choices}
          value={choice}
          allowDeselect={false}
          onChange={(value) => setChoice(value ?? 'next')}
        />
        {choice === 'moment' && (
          <TextInput
            type="datetime-local"
            label="Since"
            value={moment}
            onChange={(event) => setMoment(event.currentTarget.value)}
          />
        )}
        <Button
          variant="default"
          loading={start.isPending}
          disabled={isBusy || (choice === 'moment' && moment === '')}
          onClick={() => start.mutate()}
        >
          Start the dry run
        </Button>
      </Group>
      {start.error && <FailureNotice error={start.error} />}
    </>
  );
}
