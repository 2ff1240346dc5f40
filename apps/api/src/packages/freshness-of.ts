import type { Freshness } from '@red-tortoise/contracts';
import type { PackageDocument } from '@red-tortoise/documents';

export type FreshnessFields = Pick<
  PackageDocument,
  'state' | 'saidAt' | 'fetchedAt' | 'attemptedAt' | 'nextAt' | 'failure'
>;
/** For a `select` of a query. */
export const freshnessFields = { state: 1, saidAt: 1, fetchedAt: 1, attemptedAt: 1, nextAt: 1, failure: 1 } as const;

const staleAfter = 24 * 60 * 60 * 1_000;

/** How current our knowledge of a package is; a package that we have no record of was not fetched yet. */
export function freshnessOf(known: FreshnessFields | undefined, now: Date): Freshness {
  return {
    state: stateOf(known, now),
    saidAt: known?.saidAt?.toISOString() ?? null,
    fetchedAt: known?.fetchedAt?.toISOString() ?? null,
    attemptedAt: known?.attemptedAt?.toISOString() ?? null,
    nextAt: known?.nextAt?.toISOString() ?? null,
    failure: known?.failure ?? null,
  };
}

function stateOf(known: FreshnessFields | undefined, now: Date): Freshness['state'] {
  if (!known) return 'not-fetched';
  if (known.state !== 'fetched') return known.state;
  const age = known.fetchedAt ? now.getTime() - known.fetchedAt.getTime() : Number.POSITIVE_INFINITY;
  return age > staleAfter ? 'stale' : 'fresh';
}
