import { runPipelineJob, runTaskJob } from '@red-tortoise/contracts';
import type { Database, PipelineRun, Prisma } from '@red-tortoise/database';
import type { DomainContext } from '../context.js';
import { isSourceTask } from './source-tasks.js';

type Runs = Pick<Database, 'pipelineRun'>;
interface RunOf {
  readonly id: string;
  readonly task: string;
}

/**
 * A run at once because somebody waits for what it brings, unless one waits already or every schedule of the task is
 * paused. Runs of one task follow one another. Answers whether there is a new run.
 */
export async function requestRun(context: DomainContext, task: string): Promise<boolean> {
  const { database } = context;
  const schedule = await database.schedule.findFirst({ where: { task, enabled: true }, orderBy: { name: 'asc' } });
  const run = schedule && (await addRun(database, schedule, 'demand'));
  if (run) await enqueueRun(context, run);
  return run !== null;
}

/**
 * The row of a run at once, or null while one of the task waits: that will do the same. Also in a transaction; behind
 * that, the run is enqueued.
 *
 * @param request what this run does beside or instead of its usual work, as its task knows it
 */
export async function addRun(
  database: Runs,
  schedule: RunOf,
  trigger: 'demand' | 'staff',
  request?: Prisma.InputJsonObject,
): Promise<PipelineRun | null> {
  const waiting = await database.pipelineRun.count({ where: { task: schedule.task, state: 'queued' } });
  return waiting > 0
    ? null
    : createRun(database, schedule, { runAt: new Date(), trigger, ...(request && { request }) });
}

/** The unique pair of schedule and moment makes the same tick one run, whoever sees it. */
export function createRun(
  database: Runs,
  { id, task }: RunOf,
  run: Pick<Prisma.PipelineRunUncheckedCreateInput, 'trigger' | 'request'> & { runAt: Date },
): Promise<PipelineRun> {
  return database.pipelineRun.upsert({
    where: { scheduleId_runAt: { scheduleId: id, runAt: run.runAt } },
    create: { scheduleId: id, task, ...run },
    update: {},
  });
}

/** The run's row is the record: a queue that is away delays it, and the time keeper asks again. */
export async function enqueueRun(context: DomainContext, { id: runId, task }: RunOf): Promise<void> {
  try {
    const definition = isSourceTask(task) ? runPipelineJob : runTaskJob;
    await context.queue.forgetFailed(definition, runId);
    await context.queue.enqueue(definition, { runId }, { jobId: runId });
  } catch (error) {
    context.onError(error as Error, 'enqueue run');
  }
}
