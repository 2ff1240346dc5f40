import { nextTick } from '@red-tortoise/domain';
import type { OrchestratorContext } from '../context.js';
import type { Task } from './task.js';

/** Gives each task a row, once. What staff changed in a row stays. */
export async function declareSchedules(context: OrchestratorContext, tasks: readonly Task[]): Promise<void> {
  const { database } = context;
  const rows = await database.schedule.findMany({ select: { task: true, description: true } });
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
}

async function declare({ database }: OrchestratorContext, task: Task): Promise<void> {
  const { name, description, cron } = task;
  const now = new Date();
  const firstTick = nextTick(cron, 'UTC', now);
  await database.schedule.upsert({
    where: { task: name },
    create: { task: name, description, cron, timeZone: 'UTC', nextRunAt: task.startsAtOnce ? now : firstTick },
    update: { description },
  });
}
