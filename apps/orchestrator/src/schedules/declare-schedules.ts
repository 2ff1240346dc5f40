import type { OrchestratorContext } from '../context.js';
import { nextTick } from './next-tick.js';
import type { Task } from './task.js';

/** Gives each task of the code a row, once. What staff changed in a row stays. */
export async function declareSchedules({ database }: OrchestratorContext, tasks: readonly Task[]): Promise<void> {
  for (const { name, description, cron } of tasks) {
    await database.schedule.upsert({
      where: { task: name },
      create: { task: name, description, cron, timeZone: 'UTC', nextRunAt: nextTick(cron, 'UTC', new Date()) },
      update: { description },
    });
  }
}
