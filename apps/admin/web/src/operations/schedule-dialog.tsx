import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { operationsEndpoints, type ScheduleShown } from '@red-tortoise/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/ask.js';
import { Dialog } from '../shell/dialog.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { momentInZone } from './moment-in-zone.js';
import classes from './operations.module.css';
import { ScheduleRuns } from './schedule-runs.js';
import { cronQuery } from './schedules-queries.js';
import { useMayOperate } from './use-may-operate.js';

const overlaps = [
  { value: 'queue', label: 'One run waits behind it' },
  { value: 'skip', label: 'The tick is passed over' },
];
const missed = [
  { value: 'once', label: 'One run at once, however many' },
  { value: 'skip', label: 'None: the next tick is the next run' },
];
type Form = Pick<ScheduleShown, 'cron' | 'timeZone' | 'overlap' | 'missedTicks'>;

/** One task: its pattern with what it means before it is saved, its policies, and its runs. */
export function ScheduleDialog({ schedule, onClose }: { schedule: ScheduleShown; onClose: () => void }) {
  const { id, task, description } = schedule;
  const client = useQueryClient();
  const [form, setForm] = useState<Form>(schedule);
  const [comment, setComment] = useState('');
  const mayOperate = useMayOperate();
  const set = (change: Partial<Form>) => setForm((before) => ({ ...before, ...change }));
  const { cron, timeZone, overlap, missedTicks } = form;
  const save = useMutation({
    mutationFn: () => {
      const body = { cron, timeZone, overlap, missedTicks, ...(comment === '' ? {} : { comment }) };
      return ask(operationsEndpoints.changeSchedule, { params: { id }, body });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['operations'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Dialog onClose={onClose} title={task} size="xl">
      <Stack>
        <p className={classes.faint}>{description}</p>
        <form onSubmit={submit}>
          <fieldset className={classes.fields} disabled={!mayOperate}>
            <TextInput
              label="Cron"
              data-autofocus
              value={cron}
              onChange={(event) => set({ cron: event.currentTarget.value })}
            />
            <TextInput
              label="Time zone"
              value={timeZone}
              onChange={(event) => set({ timeZone: event.currentTarget.value })}
            />
            <Select
              label="When a run is not over at the next tick"
              data={overlaps}
              value={overlap}
              allowDeselect={false}
              disabled={!mayOperate}
              onChange={(value) => set({ overlap: value as Form['overlap'] })}
            />
            <Select
              label="When ticks were missed"
              data={missed}
              value={missedTicks}
              allowDeselect={false}
              disabled={!mayOperate}
              onChange={(value) => set({ missedTicks: value as Form['missedTicks'] })}
            />
            <TextInput
              label="Comment"
              value={comment}
              maxLength={1_000}
              onChange={(event) => setComment(event.currentTarget.value)}
            />
            <Group align="end">
              <Button type="submit" loading={save.isPending} disabled={!mayOperate}>
                Save
              </Button>
            </Group>
          </fieldset>
          <p role="status">{save.isSuccess && 'Saved.'}</p>
          {save.error && <FailureNotice error={save.error} />}
        </form>
        <NextRuns cron={cron} timeZone={timeZone} />
        <ScheduleRuns id={id} />
      </Stack>
    </Dialog>
  );
}

/** What the pattern would mean, while it is written. */
function NextRuns({ cron, timeZone }: Pick<Form, 'cron' | 'timeZone'>) {
  const [pattern] = useDebouncedValue(cron, 250);
  const [zone] = useDebouncedValue(timeZone, 250);
  const { data, error } = useQuery(cronQuery(pattern, zone));
  if (error) return <FailureNotice error={error} />;
  if (!data) return null;
  return (
    <section aria-live="polite">
      <h3 className={classes.part}>{data.reading}</h3>
      <ol className={classes.moments}>
        {data.nextRuns.map((moment) => (
          <li key={moment}>
            <time dateTime={moment}>{momentInZone(moment, zone)}</time>
          </li>
        ))}
      </ol>
      {data.nextRuns.length === 0 && <p>It never runs again.</p>}
    </section>
  );
}
