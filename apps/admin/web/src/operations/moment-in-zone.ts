/** A moment as the clock on the wall of a time zone shows it. A row may name a zone that nobody knows. */
export function momentInZone(moment: string, timeZone: string): string {
  try {
    const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short', timeZone });
    return format.format(new Date(moment));
  } catch {
    return moment;
  }
}
