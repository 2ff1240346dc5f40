import type { JobRun } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import type { Task, Tasks } from './task.js';

/**
 * Executes a run: one at a time for each task, from where an earlier attempt got to. One whose turn has not come ends its
 * job, and gives the slot to others: the time keeper brings it again.
 */
export async function runTask(
  context: OrchestratorContext,
  tasks: Tasks,
  runId: string,
  { signal, log }: Pick<JobRun, 'signal' | 'log'>,
): Promise<string> {
  const found = await context.database.pipelineRun.findUnique({ where: { id: runId } });
  const task = (await tasks()).find(({ name }) => name === found?.task);
  if (!found || !task || found.state === 'done') return 'nothing to do: the run is over, or its task is gone';
  try {
    return await context.queue.withFreeLocks([`task:${task.name}`], (held, lost) =>
      held.length === 0
        ? 'another run of this task is under way: this one waits for its turn'
        : execute(context, task, runId, { signal: AbortSignal.any([signal, lost]), log }),
    );
  } catch (error) {
    // Said at once, not only after the last attempt: a source that stalls is visible while it does.
    await noteFailure(context, runId, { error: reasonOf(error as Error) });
    throw error;
  }
}

async function execute(
  context: OrchestratorContext,
  task: Task,
  runId: string,
  { signal, log }: Pick<JobRun, 'signal' | 'log'>,
): Promise<string> {
  const { database, logger } = context;
  const startedAt = new Date();
  const run = await database.pipelineRun.update({
    where: { id: runId },
    data: { state: 'running', startedAt, attempts: { increment: 1 } },
  });
  const counts = { ...(run.counts as Record<string, number>) };
  await log(`${task.name}, attempt ${run.attempts}, from ${run.cursor ?? 'its beginning'}`);
  await task.run({
    id: runId,
    startedAt,
    cursor: run.cursor,
    request: run.request,
    signal,
    async saveProgress(progress) {
      for (const [name, count] of Object.entries(progress.counts)) counts[name] = (counts[name] ?? 0) + count;
      await database.pipelineRun.update({ where: { id: runId }, data: { cursor: progress.cursor, counts } });
      await log(`so far: ${JSON.stringify(counts)}`);
    },
  });
  if (signal.aborted) throw new Error('stopped before the end; another attempt goes on from here');
  await database.pipelineRun.update({
    where: { id: runId },
    data: { state: 'done', finishedAt: new Date(), counts, error: null },
  });
  logger.info({ task: task.name, runId, counts, milliseconds: Date.now() - startedAt.getTime() }, 'run done');
  return (
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ') || 'nothing to count'
  );
}

export async function failRun(context: OrchestratorContext, runId: string, error: Error): Promise<void> {
  await noteFailure(context, runId, { error: reasonOf(error), state: 'failed', finishedAt: new Date() });
}

async function noteFailure(
  { database }: OrchestratorContext,
  runId: string,
  { error, ...data }: { error: string; state?: 'failed'; finishedAt?: Date },
): Promise<void> {
  await database.pipelineRun.updateMany({
    where: { id: runId, state: { not: 'done' } },
    data: { ...data, error: error.slice(0, 2_000) },
  });
}

/** What people read: the cause of a failed step in its own words. The step and the stack are in the log. */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}
