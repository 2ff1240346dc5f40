import type { ScheduleRun } from '@red-tortoise/contracts';
import { Moment } from '../shell/moment.js';
import { secondsText } from './figure-text.js';
import classes from './operations.module.css';

const tones: Record<ScheduleRun['state'], string | undefined> = {
  queued: classes.faint,
  running: classes.running,
  done: classes.good,
  failed: classes.bad,
};

/** How a run went, how long it took, and why it failed. */
export function RunState({ run }: { run: ScheduleRun | null }) {
  if (run === null) return <span className={classes.faint}>never</span>;
  const { state, startedAt, finishedAt, runAt, error } = run;
  const took = startedAt && finishedAt && (Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000;
  return (
    <>
      <span className={tones[state]}>{state}</span> <Moment at={startedAt ?? runAt} />
      {typeof took === 'number' && `, took ${secondsText(Math.max(0, took))}`}
      {error && <span className={classes.description}>{error.slice(0, 300)}</span>}
    </>
  );
}
