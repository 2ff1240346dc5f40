import type { ScheduleRun, ScheduleShown } from '@red-tortoise/contracts';
import type { PipelineRun, Schedule } from '@red-tortoise/database';
import { readCron } from '@red-tortoise/domain';

export function showSchedule({ runs, ...schedule }: Schedule & { runs: PipelineRun[] }): ScheduleShown {
  const { id, task, name, description, cron, timeZone, enabled, nextRunAt, overlap, missedTicks } = schedule;
  return {
    ...{ id, task, name, description, cron, timeZone, enabled, overlap, missedTicks },
    ...showCron(cron, timeZone),
    nextRunAt: enabled ? (nextRunAt?.toISOString() ?? null) : null,
    lastRun: runs[0] ? showRun(runs[0]) : null,
  };
}

/** A row may hold what is not cron, written past every check: the page shows it, so that it can be mended. */
function showCron(cron: string, timeZone: string): Pick<ScheduleShown, 'reading' | 'nextRuns'> {
  try {
    const { reading, nextRuns } = readCron(cron, timeZone, new Date());
    return { reading, nextRuns: nextRuns.map((moment) => moment.toISOString()) };
  } catch {
    return { reading: 'This is not cron: the task does not run', nextRuns: [] };
  }
}

export function showRun(run: PipelineRun): ScheduleRun {
  const seconds = secondsOf(run, new Date());
  const { id, runAt, trigger, state, startedAt, finishedAt, attempts, counts, cursor, error } = run;
  return {
    ...{ id, trigger, state, attempts, cursor, error, seconds, rate: rateOf(run, seconds) },
    counts: counts as ScheduleRun['counts'],
    runAt: runAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

function secondsOf({ state, startedAt, finishedAt }: PipelineRun, now: Date): number | null {
  const end = state === 'running' ? now : finishedAt;
  return startedAt && end && Math.max(0, end.getTime() - startedAt.getTime()) / 1_000;
}

/** What attempts before did is counted too, and would look as if it were done since. */
function rateOf({ counts, attempts }: PipelineRun, seconds: number | null): number | null {
  const { lookUps, records = lookUps } = counts as Partial<Record<'lookUps' | 'records', number>>;
  return records === undefined || attempts > 1 || !seconds ? null : records / seconds;
}
