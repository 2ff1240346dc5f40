import { Select, Stack, TextInput } from '@mantine/core';
import { operationsEndpoints, type ScheduleShown, scheduleTitle } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { Dialog } from '../shell/dialog.js';
import { flash } from '../shell/flash.js';
import classes from './operations.module.css';
import { ScheduleForm, type TimesEntered } from './schedule-form.js';

const usual = { cron: '0 6 * * *', timeZone: 'UTC', overlap: 'queue', missedTicks: 'once' } as const;

/** Lets one of the tasks that there are run at other times too. */
export function NewScheduleDialog({ declared, onClose }: { declared: ScheduleShown[]; onClose: () => void }) {
  const client = useQueryClient();
  const [task, setTask] = useState(declared[0]?.task ?? '');
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: (times: TimesEntered) => ask(operationsEndpoints.createSchedule, { body: { task, name, ...times } }),
    onSuccess: (made) => {
      flash(`${scheduleTitle(made)} is there.`);
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['operations'] }),
  });
  return (
    <Dialog onClose={onClose} title="New schedule" size="xl">
      <Stack>
        <p className={classes.faint}>{declared.find((schedule) => schedule.task === task)?.description}</p>
        <ScheduleForm times={usual} saving={create} label="Create" onSave={create.mutate}>
          <Select
            label="Task"
            data-autofocus
            data={declared.map((schedule) => schedule.task)}
            value={task}
            allowDeselect={false}
            searchable
            onChange={(value) => setTask(value ?? '')}
          />
          <TextInput
            label="Name"
            required
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </ScheduleForm>
      </Stack>
    </Dialog>
  );
}
