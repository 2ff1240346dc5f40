const mostYears = 5;

/** A day of the reader's calendar so many days ahead: `2027-02-19`. */
export function dayAhead(now: Date, days: number): string {
  return dayText(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
}

/** The last day until which the API takes a risk as accepted. */
export function latestDay(now: Date): string {
  return dayText(new Date(now.getFullYear() + mostYears, now.getMonth(), now.getDate() - 1));
}

/** The last second of such a day, in the reader's time zone, as the wire has it. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}

function dayText(day: Date): string {
  const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
