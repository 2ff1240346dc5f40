import { Cron } from 'croner';

/** The first tick after a moment, or null when there is none any more. Throws on a pattern that is not cron. */
export function nextTick(cron: string, timeZone: string, after: Date): Date | null {
  return new Cron(cron, { timezone: timeZone, paused: true }).nextRun(after);
}
