const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** "2026", "March 2026", "Sat 21 March". */
export function periodText(period: string): string {
  if (period.length === 4) return period;
  return (period.length === 7 ? month : day).format(new Date(`${period.padEnd(10, '-01')}T00:00:00Z`));
}

/** `2026-03-21` as the year, the month and the day that lead to it. */
export function periodsAbove(period: string | null): string[] {
  if (period === null) return [];
  return [4, 7, 10].filter((length) => length <= period.length).map((length) => period.slice(0, length));
}
