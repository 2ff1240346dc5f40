const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [
  { unit: 'minute', upTo: hour, size: minute },
  { unit: 'hour', upTo: day, size: hour },
  { unit: 'day', upTo: 60 * day, size: day },
  { unit: 'month', upTo: 365 * day, size: 30.44 * day },
  { unit: 'year', upTo: Number.POSITIVE_INFINITY, size: 365.25 * day },
] as const;

/** "3 hours ago", "in 5 minutes"; "just now" or "in a moment" within a minute. */
export function relativeTime(at: string, now: number): string {
  const difference = Date.parse(at) - now;
  const distance = Math.abs(difference);
  if (distance < minute) return difference > 0 ? 'in a moment' : 'just now';
  const step = steps.find(({ upTo }) => distance < upTo) ?? steps[4];
  return relative.format(Math.sign(difference) * Math.floor(distance / step.size), step.unit);
}

/** "20 Nov 2026, 14:05:09", in the reader's time zone. */
export function exactTime(at: string): string {
  return exact.format(new Date(at));
}
