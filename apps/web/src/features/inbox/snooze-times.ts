const morning = 8;
const hour = 3_600_000;

export interface SnoozeTime {
  label: string;
  /** A moment as the wire has it. */
  until: string;
}

/** When a snoozed alert may come back, by the reader's clock: later today only while the day has hours left. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const later = new Date(now.getTime() + 3 * hour);
  const isToday = later.toDateString() === now.toDateString();
  return [
    ...(isToday ? [{ label: 'Later today', until: later.toISOString() }] : []),
    { label: 'Tomorrow', until: morningAhead(now, 1) },
    { label: 'Next week', until: morningAhead(now, daysToMonday(now)) },
  ];
}

/** The morning of such a day (`2027-02-19`) in the reader's time zone. */
export function morningOf(day: string): string {
  return new Date(`${day}T${String(morning).padStart(2, '0')}:00:00`).toISOString();
}

function morningAhead(now: Date, days: number): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning).toISOString();
}

function daysToMonday(now: Date): number {
  return (8 - now.getDay()) % 7 || 7;
}
