import { type Database, Prisma, type Schedule } from '@red-tortoise/database';
import type { DomainContext } from '../context.js';
import { nextTick } from './next-tick.js';
import { createRun, enqueueRun } from './request-run.js';

/** A tick that is seen so late was missed: nobody kept time. In milliseconds. */
const missedAfter = 60_000;

/** Turns the due ticks of these tasks into runs, as their schedules say of overlapping and missed ones. */
export async function startDueRuns(context: DomainContext, tasks: string[], now = new Date()): Promise<void> {
  const due = await context.database.schedule.findMany({
    where: { enabled: true, nextRunAt: { lte: now }, task: { in: tasks } },
  });
  for (const schedule of due) {
    try {
      await startDueRun(context, schedule, now);
    } catch (error) {
      // One row that is not cron must not keep the others from their turn.
      context.onError(error as Error, `schedule ${schedule.task}`);
    }
  }
}

async function startDueRun(context: DomainContext, schedule: Schedule, now: Date): Promise<void> {
  const { database } = context;
  // Ticks that were missed while nobody kept time are one run, not many.
  const next = nextTick(schedule.cron, schedule.timeZone, now);
  const tick = schedule.nextRunAt ?? now;
  const passed = schedule.missedTicks === 'skip' && now.getTime() - tick.getTime() > missedAfter;
  if (!passed && !(await isTaken(database, schedule, tick))) {
    const run = await createRun(database, schedule, { runAt: tick, trigger: 'schedule' });
    if (run.state === 'queued') await enqueueRun(context, run);
  }
  await database.schedule.updateMany({
    where: { id: schedule.id, nextRunAt: schedule.nextRunAt },
    data: { nextRunAt: next },
  });
}

/**
 * Whether an earlier run stands in this tick's place, of whichever schedule of the task. One that staff asked something of
 * may do that and nothing else.
 */
async function isTaken(database: Database, { id, task, overlap }: Schedule, runAt: Date): Promise<boolean> {
  const states = overlap === 'skip' ? (['queued', 'running'] as const) : (['queued'] as const);
  const usual = { task, request: { equals: Prisma.DbNull } };
  const earlier = { ...usual, state: { in: [...states] }, NOT: { scheduleId: id, runAt } };
  return (await database.pipelineRun.count({ where: earlier })) > 0;
}
