import { Button, TextInput } from '@mantine/core';
import classes from './decision-dialog.module.css';
import { dayAhead, latestDay } from './until-day.js';

const quick = [
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 180, label: 'Half a year' },
  { days: 365, label: 'A year' },
];

/** Asks for the day until which a risk is accepted. */
export function UntilField({ until, change }: { until: string; change: (until: string) => void }) {
  const now = new Date();
  return (
    <div>
      <TextInput
        type="date"
        label="Until the end of"
        required
        withAsterisk={false}
        min={dayAhead(now, 1)}
        max={latestDay(now)}
        value={until}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
      <div className={classes.quick}>
        {quick.map(({ days, label }) => (
          <Button
            key={days}
            variant={until === dayAhead(now, days) ? 'light' : 'default'}
            size="compact-sm"
            aria-pressed={until === dayAhead(now, days)}
            onClick={() => change(dayAhead(now, days))}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
