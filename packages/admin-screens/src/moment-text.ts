/** `2026-03-01 10:05 UTC`, for titles. */
export function minuteText(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

export const dayText = (moment: Date) => moment.toISOString().slice(0, 10);
