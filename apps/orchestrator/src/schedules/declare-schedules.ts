import { nextTick } from '@red-tortoise/domain';
import type { OrchestratorContext } from '../context.js';
import { taskPrefix } from '../pipelines/osv/osv-task.js';
import type { Task } from './task.js';

type Context = Pick<OrchestratorContext, 'database' | 'onError'>;

/**
 * Gives each task a row, once. What staff changed in a row stays. The schedules of a source that is gone are removed, with
 * those that staff made of it.
 */
export async function declareSchedules(context: Context, tasks: readonly Task[]): Promise<void> {
  const { database } = context;
  const rows = await database.schedule.findMany({ where: { name: '' }, select: { task: true, description: true } });
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
  const names = tasks.map(({ name }) => name);
  if (rows.some(({ task }) => task.startsWith(taskPrefix) && !names.includes(task))) {
    await database.schedule.deleteMany({ where: { task: { startsWith: taskPrefix, notIn: names } } });
  }
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
