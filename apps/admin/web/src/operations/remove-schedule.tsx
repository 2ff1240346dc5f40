import { Button, Group } from '@mantine/core';
import { operationsEndpoints, type ScheduleShown, scheduleTitle } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { flash } from '../shell/flash.js';
import { useMayOperate } from './use-may-operate.js';

/** For one that staff made; the one that is declared would come back. */
export function RemoveSchedule({ schedule, onRemoved }: { schedule: ScheduleShown; onRemoved: () => void }) {
  const client = useQueryClient();
  const title = scheduleTitle(schedule);
  const remove = useMutation({
    mutationFn: () => ask(operationsEndpoints.removeSchedule, { params: { id: schedule.id } }),
    onSuccess: () => {
      flash(`${title} is removed.`);
      onRemoved();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['operations', 'schedules'], exact: true }),
  });
  if (!useMayOperate()) return null;
  return (
    <>
      {remove.error && <FailureNotice error={remove.error} />}
      <Group>
        <Button
          variant="default"
          color="red"
          loading={remove.isPending}
          onClick={() => window.confirm(`Remove ${title} with the history of its runs?`) && remove.mutate()}
        >
          Remove this schedule
        </Button>
      </Group>
    </>
  );
}
