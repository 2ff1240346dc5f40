import { Stack } from '@mantine/core';
import { operationsEndpoints, type ScheduleShown, scheduleTitle } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import { Dialog } from '../shell/dialog.js';
import classes from './operations.module.css';
import { RemoveSchedule } from './remove-schedule.js';
import { ScheduleForm, type TimesEntered } from './schedule-form.js';
import { ScheduleRuns } from './schedule-runs.js';

/** One schedule: when it runs, and its runs. */
export function ScheduleDialog({ schedule, onClose }: { schedule: ScheduleShown; onClose: () => void }) {
  const { id, name, description } = schedule;
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (body: TimesEntered) => ask(operationsEndpoints.changeSchedule, { params: { id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['operations'] }),
  });
  return (
    <Dialog onClose={onClose} title={scheduleTitle(schedule)} size="xl">
      <Stack>
        <p className={classes.faint}>{description}</p>
        <ScheduleForm times={schedule} saving={save} label="Save" onSave={save.mutate} />
        <ScheduleRuns id={id} />
        {name !== '' && <RemoveSchedule schedule={schedule} onRemoved={onClose} />}
      </Stack>
    </Dialog>
  );
}
