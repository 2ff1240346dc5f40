const day = 86_400_000;

export const muteTimes = [
  { value: 'week', label: 'A week', days: 7 },
  { value: 'month', label: 'A month', days: 30 },
  { value: 'good', label: 'For good', days: null },
] as const;
export type MuteTime = (typeof muteTimes)[number]['value'];

/** The moment at which such a mute ends, as the wire has it; null for one that does not. */
export function muteUntil(time: MuteTime, now: number): string | null {
  const days = muteTimes.find(({ value }) => value === time)?.days ?? null;
  return days === null ? null : new Date(now + days * day).toISOString();
}

/** The subject under which a project is muted. */
export function projectSubject(id: string): string {
  return `project:${id}`;
}
