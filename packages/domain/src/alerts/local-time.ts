/** A moment as the clock and the calendar on the wall show it. */
interface LocalTime {
  /** `2026-11-21` */
  date: string;
  /** Since the beginning of 1970 by that clock, in milliseconds. */
  wall: number;
}

const day = 24 * 60 * 60 * 1_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** The date in a time zone. */
export function currentLocalDate(timeZone: string, now = new Date()): string {
  return localTime(now, timeZone).date;
}

function localTime(at: Date, timeZone: string): LocalTime {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const read = (part: Intl.DateTimeFormatPartTypes) => parts.get(part) as string;
  const date = `${read('year')}-${read('month')}-${read('day')}`;
  return {
    date,
    wall: Date.parse(`${date}T${read('hour')}:${read('minute')}:${read('second')}Z`) + (at.getTime() % 1_000),
  };
}

/**
 * When a clock in that zone first shows a full hour of a date. On a day without that hour: when it shows the next one;
 * on a day that has it twice: the first time.
 */
export function momentOf(date: string, hour: number, timeZone: string): Date {
  const wall = Date.parse(date) + hour * 60 * 60 * 1_000;
  // No zone changes its clock twice in two days: a day before and a day after show both offsets that there may be.
  const offsets = [-day, day].map((distance) => localTime(new Date(wall + distance), timeZone).wall - wall - distance);
  const candidates = offsets.map((offset) => wall - offset).sort((one, other) => one - other);
  const shown = candidates.find((moment) => localTime(new Date(moment), timeZone).wall === wall);
  return new Date(shown ?? (candidates.at(-1) as number));
}

/** The Monday of a date's week (ISO 8601), as a date. */
export function mondayOf(date: string): string {
  return dateAfter(date, 1 - weekdayOf(date));
}

export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. */
function weekdayOf(date: string): number {
  return new Date(date).getUTCDay() || 7;
}

/** A zone that this machine does not know any more must not stop everybody's messages: UTC then. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = openClock(timeZone) ?? clockOf('UTC');
    clocks.set(timeZone, clock);
  }
  return clock;
}

function openClock(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch {
    return undefined;
  }
}
