import { type AdminView, adminEndpoints } from '@red-tortoise/contracts';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import type { ListSearch } from './list-search.js';

/** Saved views of a list: this person's and shared ones. */
export function viewsQuery(screen: string) {
  return queryOptions({
    queryKey: ['views', screen],
    staleTime: 60_000,
    queryFn: ({ signal }) => ask(adminEndpoints.views, { params: { screen } }, signal),
  });
}

/** What a view shows, as the list's address has it. */
export function searchOf({ search, filters, order }: Pick<AdminView, 'search' | 'filters' | 'order'>): ListSearch {
  return {
    ...(search === '' ? {} : { search }),
    ...(Object.keys(filters).length === 0 ? {} : { filters }),
    ...(order.length === 0 ? {} : { order: order.join(',') }),
  };
}

export function isSameSearch(one: ListSearch, other: ListSearch): boolean {
  const key = ({ search = '', filters = {}, order = '' }: ListSearch) =>
    JSON.stringify([search, Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1)), order]);
  return key(one) === key(other);
}
