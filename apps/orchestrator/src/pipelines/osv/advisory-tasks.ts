import type { OrchestratorContext } from '../../context.js';
import type { Task } from '../../schedules/task.js';
import { osvTask } from './osv-task.js';

/** A task for each source of advisories that there is a row of. Staff may add and disable them at any time. */
export async function advisoryTasks(context: OrchestratorContext): Promise<Task[]> {
  const sources = await context.database.advisorySource.findMany({ orderBy: { name: 'asc' }, take: mostSources });
  return sources.map((source) => osvTask(context, source));
}

const mostSources = 1_000;
