import { describeMatch } from '../matching/describe-match.js';
import type { AffectedRange, RangeEvent } from './advisory.js';

/** From where to where a range reaches, in the record's own words. */
export interface Stretch {
  /** `0` is before all versions. */
  introduced: string;
  /** Null where it has no end. */
  end: { kind: 'fixed' | 'last_affected' | 'limit'; version: string } | null;
}

/** The stretches of a range in the order in which the record tells them; nothing is compared, so any ecosystem will do. */
export function stretchesOf({ events }: Pick<AffectedRange, 'events'>): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { kind, version } of events) {
    const last = stretches.at(-1);
    if (kind === 'introduced') stretches.push({ introduced: version, end: null });
    else if (last?.end === null && !isEverything(kind, version)) last.end = { kind, version };
  }
  return stretches;
}

/** In the notation of version ranges: `>=1.0.0 <1.2.3`, `<=4.0.0`, `*`. */
export function describeStretch({ introduced, end }: Stretch): string {
  const versionOf = (kind: NonNullable<Stretch['end']>['kind']) => (end?.kind === kind ? end.version : null);
  return describeMatch({
    by: 'range',
    introduced,
    fixed: versionOf('fixed'),
    lastAffected: versionOf('last_affected'),
    limit: versionOf('limit'),
  });
}

function isEverything(kind: RangeEvent['kind'], version: string): boolean {
  return kind === 'limit' && version === '*';
}
