/** A year, a month or a day in UTC: from its first moment to the first one behind it. */
export function periodOf(text: string): { from: Date; to: Date } {
  const [year = 0, month, day] = text.split('-').map(Number);
  const from = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  if (day !== undefined) return { from, to: new Date(Date.UTC(year, (month ?? 1) - 1, day + 1)) };
  if (month !== undefined) return { from, to: new Date(Date.UTC(year, month, 1)) };
  return { from, to: new Date(Date.UTC(year + 1, 0, 1)) };
}
