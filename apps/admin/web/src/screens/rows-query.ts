import { type AdminScreen, adminEndpoints } from '@red-tortoise/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import type { ListSearch } from './list-search.js';

const asQuery = ({ search, filters }: ListSearch) => ({
  ...(search === undefined ? {} : { search }),
  ...(filters === undefined ? {} : { filters: JSON.stringify(filters) }),
});

/** The rows of a list, page behind page; only the first is counted. */
export function rowsQuery(screen: AdminScreen, search: ListSearch) {
  return infiniteQueryOptions({
    queryKey: ['rows', screen.name, search],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      ask(
        adminEndpoints.list,
        {
          params: { screen: screen.name },
          query: {
            ...asQuery(search),
            ...(search.order === undefined ? {} : { order: search.order }),
            ...(pageParam === undefined ? {} : { cursor: pageParam, count: 'false' as const }),
            limit: screen.pageSize,
          },
        },
        signal,
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** What each filter would leave. */
export function facetsQuery(screen: AdminScreen, search: ListSearch) {
  return queryOptions({
    queryKey: ['facets', screen.name, search.search, search.filters],
    staleTime: 30_000,
    queryFn: ({ signal }) =>
      ask(adminEndpoints.facets, { params: { screen: screen.name }, query: asQuery(search) }, signal),
  });
}
