const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const dayAndMonth = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const monthAndYear = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' });

/** What has happened may seem to lie ahead by as much as two clocks differ. */
const clockDrift = 5_000;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [
  { unit: 'minute', upTo: hour, size: minute },
  { unit: 'hour', upTo: day, size: hour },
  { unit: 'day', upTo: 14 * day, size: day },
  { unit: 'week', upTo: 60 * day, size: 7 * day },
  { unit: 'month', upTo: 365 * day, size: 30.44 * day },
  { unit: 'year', upTo: Number.POSITIVE_INFINITY, size: 365.25 * day },
] as const;

/** "3 hours ago", "in 5 minutes"; "just now" or "in a moment" within a minute. */
export function relativeTime(at: string, now: number): string {
  const difference = Date.parse(at) - now;
  const distance = Math.abs(difference);
  if (distance < minute) return difference > clockDrift ? 'in a moment' : 'just now';
  const step = steps.find(({ upTo }) => distance < upTo) ?? steps[5];
  return relative.format(Math.sign(difference) * Math.max(1, Math.floor(distance / step.size)), step.unit);
}

/** "20 Nov 2026, 14:05", in the reader's time zone. */
export function exactTime(at: string): string {
  return exact.format(new Date(at));
}

/** "14:05", in the reader's time zone. */
export function clockTime(at: string): string {
  return clock.format(new Date(at));
}

/** "20 Nov 2026", in the reader's time zone. */
export function dateText(at: string): string {
  return date.format(new Date(at));
}

/** The heading over one day's entries: "Today", "Yesterday", "Monday 16 November". */
export function dayHeading(at: string, now: number): string {
  const moment = new Date(at);
  const days = Math.round((startOfDay(new Date(now)) - startOfDay(moment)) / day);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return dayAndMonth.format(moment);
}

/** "November 2020", in the reader's time zone. */
export function monthHeading(at: string): string {
  return monthAndYear.format(new Date(at));
}

function startOfDay(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}
