import { VisuallyHidden } from '@mantine/core';
import type { Import } from '@red-tortoise/contracts';
import { IconCheck } from '@tabler/icons-react';
import classes from './import-flow.module.css';
import { importSteps, type StepState, stepStates } from './import-steps.js';

type RunningStage = { at: 'sending'; share: number } | { at: 'following'; progress: Import };

/** An import on its way: what is done, what is being done, how far. */
export function ImportProgress({ stage, filename }: { stage: RunningStage; filename: string }) {
  const progress = stage.at === 'following' ? stage.progress : null;
  const share = stage.at === 'sending' ? stage.share : shareOf(stage.progress);
  const states = stepStates(progress?.phase ?? null);
  return (
    <section className={classes.panel} aria-label="Import">
      <h2 className={classes.heading}>Importing {filename}</h2>
      <div
        className={classes.meter}
        role="progressbar"
        aria-label="Progress of this step"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <div className={classes.meterFill} style={{ transform: `scaleX(${share})` }} />
      </div>
      <VisuallyHidden role="status">{importSteps[states.indexOf('running')]?.label}</VisuallyHidden>
      <ol className={classes.steps}>
        {importSteps.map(({ key, label }, index) => (
          <Step key={key} label={label} state={states[index] ?? 'ahead'} note={noteOf(key, stage)} />
        ))}
      </ol>
    </section>
  );
}

function Step({ label, state, note }: { label: string; state: StepState; note: string }) {
  return (
    <li className={classes.step} data-state={state} aria-current={state === 'running' ? 'step' : undefined}>
      <span className={classes.mark} aria-hidden="true">
        {state === 'done' ? <IconCheck size={15} stroke={2.6} /> : null}
        {state === 'running' ? <span className={classes.pulse} /> : null}
      </span>
      <span>
        {label}
        {state === 'running' ? note : ''}
      </span>
    </li>
  );
}

function noteOf(key: string, stage: RunningStage): string {
  if (stage.at === 'sending') return key === 'sending' ? `, ${Math.round(stage.share * 100)} %` : '';
  const { done, total } = stage.progress.progress;
  return total > 0 ? `, ${done.toLocaleString('en')} of ${total.toLocaleString('en')}` : '';
}

function shareOf({ state, progress: { done, total } }: Import): number {
  if (state === 'done') return 1;
  return total > 0 ? Math.min(1, done / total) : 0;
}
