import type { Database } from '@red-tortoise/database';
import { joinSchedules } from '@red-tortoise/domain';

export interface TaskStatus {
  task: string;
  description: string;
  enabled: boolean;
  nextRunAt: Date | null;
  /** Null when it never ran. */
  lastRun: { state: string; startedAt: Date | null; finishedAt: Date | null } | null;
}

/** Every scheduled task with its last run. */
export async function readTasks(database: Database): Promise<TaskStatus[]> {
  const schedules = await database.schedule.findMany({
    orderBy: [{ task: 'asc' }, { name: 'asc' }],
    take: 200,
    include: { runs: { where: { startedAt: { not: null } }, orderBy: { runAt: 'desc' }, take: 1 } },
  });
  return joinSchedules(schedules).map(({ task, description, enabled, nextRunAt, runs }) => {
    const [run] = runs;
    const lastRun = run ? { state: run.state, startedAt: run.startedAt, finishedAt: run.finishedAt } : null;
    return { task, description, enabled, nextRunAt, lastRun };
  });
}
