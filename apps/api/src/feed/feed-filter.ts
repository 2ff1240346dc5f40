/** What of one owner's entries belongs to somebody's feed. */
export interface FeedFilter {
  owner: string;
  /** Of one audience alone. */
  audience?: string;
  /** Of all audiences but these. */
  without?: readonly string[];
}

/** As a condition of a query. */
export function conditionOf({ owner, audience, without = [] }: FeedFilter) {
  if (audience !== undefined) return { owner, audience };
  return without.length > 0 ? { owner, audience: { $nin: [...without] } } : { owner };
}
