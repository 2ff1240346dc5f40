import type { AlertSettings, SendTime } from '@red-tortoise/contracts';
import { currentLocalDate, dateAfter, momentOf, mondayOf } from '../alerts/local-time.js';

/** A digest whose hour has come. */
export interface DueDigest {
  when: Exclude<SendTime, 'at-once'>;
  /** One digest for each: a local date, or the Monday of a week (ISO 8601). */
  period: string;
  /** The local date that it stands for. */
  date: string;
  /** Its hour: what came later waits for the next one. */
  at: Date;
}

/**
 * Of each kind the last digest whose hour has come: until the hour of this day or week that of the one before, so that
 * after an outage it goes out late, also when the day or the week is over. An hour that a day does not have comes with
 * the next one.
 */
export function dueDigests({ timeZone, digestHour, digestWeekday }: AlertSettings, now: Date): DueDigest[] {
  const today = currentLocalDate(timeZone, now);
  const daily = (period: string): DueDigest => ({
    ...{ when: 'daily', period, date: period, at: momentOf(period, digestHour, timeZone) },
  });
  const weekly = (monday: string): DueDigest => {
    const date = dateAfter(monday, digestWeekday - 1);
    return { when: 'weekly', period: monday, date, at: momentOf(date, digestHour, timeZone) };
  };
  const monday = mondayOf(today);
  return [
    [daily(today), daily(dateAfter(today, -1))],
    [weekly(monday), weekly(dateAfter(monday, -7))],
  ].flatMap((latestFirst) => latestFirst.find(({ at }) => at <= now) ?? []);
}
