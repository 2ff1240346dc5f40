import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ScheduleShown } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { FailureNotice } from '../shell/failure-notice.js';
import { momentInZone } from './moment-in-zone.js';
import classes from './operations.module.css';
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
type Times = Pick<ScheduleShown, 'cron' | 'timeZone' | 'overlap' | 'missedTicks'>;
export type TimesEntered = Times & { comment?: string };

interface ScheduleFormProps {
  times: Times;
  /** What is asked before, such as the task. */
  children?: ReactNode;
  saving: { isPending: boolean; isSuccess: boolean; error: Error | null };
  label: string;
  onSave: (entered: TimesEntered) => void;
}

/** When a task runs: a pattern with what it means before it is saved, and what becomes of ticks that cannot be kept. */
export function ScheduleForm({ times, children, saving, label, onSave }: ScheduleFormProps) {
  const [form, setForm] = useState<Times>(times);
  const [comment, setComment] = useState('');
  const mayOperate = useMayOperate();
  const set = (change: Partial<Times>) => setForm((before) => ({ ...before, ...change }));
  const { cron, timeZone, overlap, missedTicks } = form;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ cron, timeZone, overlap, missedTicks, ...(comment === '' ? {} : { comment }) });
  };
  return (
    <>
      <form onSubmit={submit}>
        <fieldset className={classes.fields} disabled={!mayOperate}>
          {children}
          <TextInput
            label="Cron"
            data-autofocus={children === undefined || undefined}
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
            onChange={(value) => set({ overlap: value as Times['overlap'] })}
          />
          <Select
            label="When ticks were missed"
            data={missed}
            value={missedTicks}
            allowDeselect={false}
            disabled={!mayOperate}
            onChange={(value) => set({ missedTicks: value as Times['missedTicks'] })}
          />
          <TextInput
            label="Comment"
            value={comment}
            maxLength={1_000}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          <Group align="end">
            <Button type="submit" loading={saving.isPending} disabled={!mayOperate}>
              {label}
            </Button>
          </Group>
        </fieldset>
        <p role="status">{saving.isSuccess && 'Saved.'}</p>
        {saving.error && <FailureNotice error={saving.error} />}
      </form>
      <NextRuns cron={cron} timeZone={timeZone} />
    </>
  );
}

/** What the pattern would mean, while it is written. */
function NextRuns({ cron, timeZone }: Pick<Times, 'cron' | 'timeZone'>) {
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
