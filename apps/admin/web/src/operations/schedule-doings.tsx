import { Button } from '@mantine/core';
import { operationsEndpoints, type ScheduleShown, scheduleTitle } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { flash } from '../shell/flash.js';
import { useMayOperate } from './use-may-operate.js';

/** What is done with one click. */
export function ScheduleDoings({ schedule }: { schedule: ScheduleShown }) {
  const client = useQueryClient();
  const { id, enabled } = schedule;
  const title = scheduleTitle(schedule);
  const params = { id };
  const onSettled = () => client.invalidateQueries({ queryKey: ['operations'] });
  const run = useMutation({
    mutationFn: () => ask(operationsEndpoints.runSchedule, { params, body: {} }),
    onSuccess: () => flash(`A run of ${title} waits.`),
    onSettled,
  });
  const toggle = useMutation({
    mutationFn: () => ask(operationsEndpoints.changeSchedule, { params, body: { enabled: !enabled } }),
    onSuccess: () => flash(`${title} ${enabled ? 'is paused' : 'runs on'}.`),
    onSettled,
  });
  if (!useMayOperate()) return null;
  const failure = run.error ?? toggle.error;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={run.isPending}
        onClick={() => run.mutate()}
        aria-label={`Run now: ${title}`}
      >
        Run now
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        loading={toggle.isPending}
        onClick={() => toggle.mutate()}
        aria-label={`${enabled ? 'Pause' : 'Resume'} ${title}`}
      >
        {enabled ? 'Pause' : 'Resume'}
      </Button>
      {failure && <FailureNotice error={failure} />}
    </>
  );
}
