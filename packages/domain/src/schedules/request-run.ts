import { runPipelineJob } from '@red-tortoise/contracts';
import type { DomainContext } from '../context.js';

/**
 * A run at once, unless one is waiting already. Runs of one task follow one another. What staff ask for happens also
 * while the schedule is paused. Answers whether there is a new run.
 *
 * @param request what this run does beside or instead of its usual work, as its task knows it
 */
export async function requestRun(
  context: DomainContext,
  task: string,
  trigger: 'demand' | 'staff',
  request?: object,
): Promise<boolean> {
  const schedule = await context.database.schedule.findUnique({ where: { task } });
  if (!schedule || (trigger === 'demand' && !schedule.enabled)) return false;
  const waiting = await context.database.pipelineRun.count({ where: { scheduleId: schedule.id, state: 'queued' } });
  if (waiting > 0) return false;
  await createRun(context, schedule, new Date(), trigger, request);
  return true;
}

/** The unique pair of schedule and moment makes the same tick one run, whoever sees it. */
export async function createRun(
  context: DomainContext,
  schedule: { id: string; task: string },
  runAt: Date,
  trigger: string,
  request?: object,
): Promise<void> {
  const run = await context.database.pipelineRun.upsert({
    where: { scheduleId_runAt: { scheduleId: schedule.id, runAt } },
    create: { scheduleId: schedule.id, task: schedule.task, runAt, trigger, ...(request && { request }) },
    update: {},
  });
  if (run.state === 'queued') await enqueueRun(context, run.id);
}

/** The run's row is the record: a queue that is away delays it, and the time keeper asks again. */
export async function enqueueRun(context: DomainContext, runId: string): Promise<void> {
  try {
    await context.queue.forgetFailed(runPipelineJob, runId);
    await context.queue.enqueue(runPipelineJob, { runId }, { jobId: runId });
  } catch (error) {
    context.onError(error as Error, 'enqueue run');
  }
}
