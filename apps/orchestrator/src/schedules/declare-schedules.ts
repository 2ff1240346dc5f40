import { advisoryTaskPrefix, nextTick } from '@red-tortoise/domain';
import type { OrchestratorContext } from '../context.js';
import type { Task } from './task.js';

/** In milliseconds. */
const settled = 60_000;

type Context = Pick<OrchestratorContext, 'database' | 'onError'>;

/**
 * Gives each task a row, once. What staff changed in a row stays. The schedules of a source that is gone are removed, with
 * those that staff made of it.
 */
export async function declareSchedules(context: Context, tasks: readonly Task[]): Promise<void> {
  const { database } = context;
  const select = { task: true, description: true, createdAt: true };
  const rows = await database.schedule.findMany({ where: { name: '' }, select });
  const known = new Map(rows.map(({ task, description }) => [task, description]));
  for (const task of tasks) {
    if (known.get(task.name) === task.description) continue;
    try {
      await declare(context, task);
    } catch (error) {
      // One row that is not cron must not keep the others from their turn.
      context.onError(error as Error, `declare ${task.name}`);
    }
  }
  // One that was declared a moment ago may be known to another orchestrator, and not here yet.
  const longAgo = Date.now() - settled;
  const gone = rows.filter(
    ({ task, createdAt }) =>
      task.startsWith(advisoryTaskPrefix) && createdAt.getTime() < longAgo && !tasks.some(({ name }) => name === task),
  );
  if (gone.length > 0) await database.schedule.deleteMany({ where: { task: { in: gone.map(({ task }) => task) } } });
}

async function declare({ database }: Context, task: Task): Promise<void> {
  const { name, description, cron } = task;
  const now = new Date();
  const firstTick = nextTick(cron, 'UTC', now);
  await database.schedule.upsert({
    where: { task_name: { task: name, name: '' } },
    create: { task: name, description, cron, timeZone: 'UTC', nextRunAt: task.startsAtOnce ? now : firstTick },
    update: {},
  });
  await database.schedule.updateMany({ where: { task: name }, data: { description } });
}
