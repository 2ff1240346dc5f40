import type { TaskStatus } from '@red-tortoise/contracts';
import type { Database, PipelineRun, Schedule } from '@red-tortoise/database';
import { joinSchedules } from '../schedules/join-schedules.js';
import { advisoryTaskPrefix, isSourceTask } from '../schedules/source-tasks.js';

/** A run that is due for so long without having started says that nobody works. */
const overdueAfter = 15 * 60_000;
/** A run that has been under way for so long was left behind by a process that died, or hangs. */
const longestRun = 6 * 60 * 60_000;
const mostTasks = 1_000;

/** Every task of the clock: when it ran, when it did what it should, and what keeps it from it. */
export async function readTasks(database: Database, now: Date): Promise<TaskStatus[]> {
  const [started, done, disabled] = await Promise.all([
    latestRuns(database, { startedAt: { not: null } }),
    latestRuns(database, { state: 'done' }),
    database.advisorySource.findMany({ where: { enabled: false }, select: { name: true }, take: mostTasks }),
  ]);
  const lastDone = new Map(done.map(({ task, runs: [run] }) => [task, run?.finishedAt ?? null]));
  const resting = new Set(disabled.map(({ name }) => advisoryTaskPrefix + name));
  return started.map(({ runs: [run], ...schedule }) => {
    const isPaused = !schedule.enabled || resting.has(schedule.task);
    return {
      task: schedule.task,
      description: schedule.description,
      source: isSourceTask(schedule.task),
      state: isPaused ? 'paused' : stateOf(schedule, run, now),
      lastAttemptAt: run?.startedAt?.toISOString() ?? null,
      lastSuccessAt: lastDone.get(schedule.task)?.toISOString() ?? null,
      nextRunAt: isPaused ? null : (schedule.nextRunAt?.toISOString() ?? null),
      failure: failureOf(run, now),
    };
  });
}

async function latestRuns(database: Database, where: { startedAt: { not: null } } | { state: 'done' }) {
  const schedules = await database.schedule.findMany({
    orderBy: [{ task: 'asc' }, { name: 'asc' }],
    take: mostTasks,
    include: { runs: { where, orderBy: { runAt: 'desc' }, take: 1 } },
  });
  return joinSchedules(schedules);
}

function stateOf(schedule: Schedule, run: PipelineRun | undefined, now: Date): TaskStatus['state'] {
  const due = schedule.nextRunAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (now.getTime() - due > overdueAfter || failureOf(run, now) !== null) return 'stalled';
  if (run?.state === 'running') return 'running';
  return run ? 'ok' : 'never-run';
}

/** A run that is tried again says why the attempt before failed. */
function failureOf(run: PipelineRun | undefined, now: Date): string | null {
  if (!run || run.state === 'done') return null;
  const since = run.startedAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (run.state === 'running' && run.error === null && now.getTime() - since > longestRun) {
    return 'its run has been under way for hours and does not end';
  }
  return run.error ?? (run.state === 'failed' ? 'the last run failed' : null);
}
