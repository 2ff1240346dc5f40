import { CodedError } from '@red-tortoise/contracts';
import { Cron } from 'croner';
import cronstrue from 'cronstrue';

/** The first tick after a moment, or null when there is none any more. Throws on a pattern that is not cron. */
export function nextTick(cron: string, timeZone: string, after: Date): Date | null {
  return new Cron(cron, { timezone: timeZone, paused: true }).nextRun(after);
}

/** A schedule as people read it: in words, and its next ticks. @throws CodedError schedule.invalid */
export function readCron(cron: string, timeZone: string, after: Date): { reading: string; nextRuns: Date[] } {
  try {
    const nextRuns = new Cron(cron, { timezone: timeZone, paused: true }).nextRuns(5, after);
    return { reading: inWords(cron), nextRuns };
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
