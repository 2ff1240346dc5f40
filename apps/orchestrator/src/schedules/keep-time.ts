import { pause } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { nextTick } from './next-tick.js';
import { createRun, enqueueRun } from './request-run.js';

const tickMilliseconds = 1_000;
/** A run whose job could not be queued waits no longer; one whose job is there is not doubled. */
const forgottenAfter = 5_000;
const beatsBetweenRecoveries = 5;

/** Turns due ticks into runs, once each, and puts runs back to work that the job queue has lost. Works under a lease. */
export async function keepTime(context: OrchestratorContext, signal: AbortSignal): Promise<void> {
  for (let beat = 0; !signal.aborted; beat++) {
    await startDueRuns(context);
    if (beat % beatsBetweenRecoveries === 0) await recoverRuns(context);
    await pause(tickMilliseconds, signal);
  }
}

async function startDueRuns(context: OrchestratorContext): Promise<void> {
  const { database } = context;
  const now = new Date();
  const due = await database.schedule.findMany({ where: { enabled: true, nextRunAt: { lte: now } } });
  for (const schedule of due) {
    // Ticks that were missed while nobody kept time are one run, not many.
    const next = nextTick(schedule.cron, schedule.timeZone, now);
    const waiting = await database.pipelineRun.count({ where: { scheduleId: schedule.id, state: 'queued' } });
    if (waiting === 0) await createRun(context, schedule, schedule.nextRunAt ?? now, 'schedule');
    await database.schedule.updateMany({
      where: { id: schedule.id, nextRunAt: schedule.nextRunAt },
      data: { nextRunAt: next },
    });
  }
}

async function recoverRuns(context: OrchestratorContext): Promise<void> {
  const open = await context.database.pipelineRun.findMany({
    where: { state: { in: ['queued', 'running'] }, runAt: { lt: new Date(Date.now() - forgottenAfter) } },
    select: { id: true },
    take: 100,
  });
  for (const { id } of open) await enqueueRun(context, id);
}
