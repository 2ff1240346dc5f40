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
 * The digests of this day and of this week whose hour has come, however long ago: after an outage they go out late. An
 * hour that a day does not have comes with the next one.
 */
export function dueDigests({ timeZone, digestHour, digestWeekday }: AlertSettings, now: Date): DueDigest[] {
  const today = currentLocalDate(timeZone, now);
  const monday = mondayOf(today);
  const weekly = dateAfter(monday, digestWeekday - 1);
  const digests: Omit<DueDigest, 'at'>[] = [
    { when: 'daily', period: today, date: today },
    { when: 'weekly', period: monday, date: weekly },
  ];
  return digests
    .map((digest) => ({ ...digest, at: momentOf(digest.date, digestHour, timeZone) }))
    .filter(({ at }) => at <= now);
}
