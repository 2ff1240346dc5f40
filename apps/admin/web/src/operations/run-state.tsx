import type { ScheduleRun } from '@red-tortoise/contracts';
import { Moment } from '../shell/moment.js';
import { rateText, secondsText } from './figure-text.js';
import classes from './operations.module.css';

const tones: Record<ScheduleRun['state'], string | undefined> = {
  queued: classes.faint,
  running: classes.running,
  done: classes.good,
  failed: classes.bad,
};

/** How a run goes or went, how long it takes, how much it does a second, and why it failed. */
export function RunState({ run }: { run: ScheduleRun | null }) {
  if (run === null) return <span className={classes.faint}>never</span>;
  const { state, startedAt, runAt, seconds, rate, error } = run;
  return (
    <>
      <span className={tones[state]}>{state}</span> <Moment at={startedAt ?? runAt} />
      {seconds !== null && `, ${state === 'running' ? 'for' : 'took'} ${secondsText(seconds)}`}
      {rate !== null && `, ${rateText(rate)}`}
      {error && <span className={classes.description}>{error.slice(0, 300)}</span>}
    </>
  );
}
