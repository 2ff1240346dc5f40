/** What the address of the recent changes says. */
interface RecentSearch {
  mine?: true;
}

export function readRecentSearch(raw: Record<string, unknown>): RecentSearch {
  return raw.mine === true ? { mine: true } : {};
}
