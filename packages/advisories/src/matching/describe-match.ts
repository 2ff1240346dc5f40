import type { MatchedBy } from './match-components.js';

type Described = Exclude<MatchedBy, { by: 'range' }> | Omit<Extract<MatchedBy, { by: 'range' }>, 'rangeType'>;

/** The stretch that matched, in the notation of version ranges: `>=1.0.0 <1.2.3`, `<=4.0.0`, `=1.0.1`, `*`. */
export function describeMatch(matched: Described): string {
  if (matched.by === 'version') return `=${matched.version}`;
  const { introduced, fixed, lastAffected, limit } = matched;
  const parts = [
    introduced !== '0' && `>=${introduced}`,
    fixed !== null && `<${fixed}`,
    lastAffected !== null && `<=${lastAffected}`,
    limit !== null && `<${limit}`,
  ].filter(Boolean);
  return parts.length === 0 ? '*' : parts.join(' ');
}
