const longest = 60 * 60 * 1_000;

/** `Retry-After` (RFC 9110, 10.2.3): seconds or a date, as milliseconds from now; an hour at the most, null for none. */
export function retryAfterOf(header: string | null, now: number): number | null {
  if (header === null) return null;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(wait) && wait > 0 ? Math.min(wait, longest) : null;
}
