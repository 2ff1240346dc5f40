import { enqueueRun, startDueRuns } from '@red-tortoise/domain';
import { pause } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { declareSchedules } from './declare-schedules.js';
import type { Tasks } from './task.js';

const tickMilliseconds = 1_000;
/** A run whose job could not be queued waits no longer; one whose job is there is not doubled. */
const forgottenAfter = 5_000;
const beatsBetweenLooks = 5;

/**
 * Turns due ticks into runs, once each, and puts runs back to work that the job queue has lost. Now and then it looks for
 * tasks that are new or paused. Works under a lease.
 */
export async function keepTime(context: OrchestratorContext, tasks: Tasks, signal: AbortSignal): Promise<void> {
  let known: string[] = [];
  for (let beat = 0; !signal.aborted; beat++) {
    if (beat % beatsBetweenLooks === 0) {
      const current = await tasks();
      await declareSchedules(context, current);
      known = current.filter(({ isPaused }) => !isPaused).map(({ name }) => name);
      await recoverRuns(context);
    }
    await startDueRuns(context, known);
    await pause(tickMilliseconds, signal);
  }
}

async function recoverRuns(context: OrchestratorContext): Promise<void> {
  const open = await context.database.pipelineRun.findMany({
    where: { state: { in: ['queued', 'running'] }, runAt: { lt: new Date(Date.now() - forgottenAfter) } },
    select: { id: true, task: true },
    take: 100,
  });
  for (const run of open) await enqueueRun(context, run);
}
