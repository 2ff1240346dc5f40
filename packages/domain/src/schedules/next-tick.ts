import { CodedError } from '@red-tortoise/contracts';
import { Cron } from 'croner';
import cronstrue from 'cronstrue';

/** Each run is a row and a job: what comes more often is no schedule. In milliseconds. */
const shortestSpan = 60_000;

/** A schedule as people read it: in words, and its next ticks. */
interface CronReading {
  readonly reading: string;
  readonly nextRuns: Date[];
}

/** The first tick after a moment, or null when there is none any more. @throws CodedError schedule.invalid */
export function nextTick(cron: string, timeZone: string, after: Date): Date | null {
  return nextTicks(cron, timeZone, after, 1)[0] ?? null;
}

/** @throws CodedError schedule.invalid */
export function readCron(cron: string, timeZone: string, after: Date): CronReading {
  return { nextRuns: nextTicks(cron, timeZone, after, 5), reading: inWords(cron) };
}

/** The same of what somebody enters. @throws CodedError schedule.invalid, schedule.too-often */
export function checkCron(cron: string, timeZone: string, after: Date): CronReading {
  const read = readCron(cron, timeZone, after);
  // Two ticks within a minute come in each minute that has any.
  const isTooOften = read.nextRuns.some((run, at) => run.getTime() - Number(read.nextRuns[at - 1] ?? 0) < shortestSpan);
  if (isTooOften) throw new CodedError('schedule.too-often');
  return read;
}

function nextTicks(cron: string, timeZone: string, after: Date, count: number): Date[] {
  try {
    return new Cron(cron, { timezone: timeZone, paused: true }).nextRuns(count, after);
  } catch (error) {
    throw new CodedError('schedule.invalid', (error as Error).message.slice(0, 200));
  }
}

/** The few patterns that only the clock understands are shown as they are. */
function inWords(cron: string): string {
  try {
    return cronstrue.toString(cron, { use24HourTimeFormat: true });
  } catch {
    return cron;
  }
}
