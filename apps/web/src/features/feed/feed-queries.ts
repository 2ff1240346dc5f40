import { getFeed, getFeedReasons, getProjectFeed, markFeedSeen } from '@red-tortoise/contracts';
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { call } from '../../api/call.js';
import type { FeedSearch } from './feed-search.js';

const pageSize = 40;
const lookAgainMilliseconds = 60_000;

/** The feed, or that of one project, page by page. */
export function feedQuery({ types, direct, production, project }: FeedSearch, limit = pageSize) {
  return infiniteQueryOptions({
    queryKey: ['feed', 'pages', { types, direct, production, project, limit }],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        limit,
        cursor: pageParam,
        types,
        direct: direct ? ('true' as const) : undefined,
        production: production ? ('true' as const) : undefined,
      };
      return project
        ? call(getProjectFeed, { params: { id: project }, query }, signal)
        : call(getFeed, { query }, signal);
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** All projects through which an event came into the feed. */
export function feedReasonsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['feed-reasons', id],
    queryFn: ({ pageParam, signal }) =>
      call(getFeedReasons, { params: { id }, query: { limit: 100, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** How much is new, and whether there is anything at all; looked up again every minute. */
export const newCountQuery = queryOptions({
  queryKey: ['feed', 'new-count'],
  queryFn: ({ signal }) => call(getFeed, { query: { limit: 1 } }, signal),
  refetchInterval: lookAgainMilliseconds,
  select: ({ newCount, moreNew, items, readAt }) => ({
    newCount: newCount ?? 0,
    moreNew,
    isEmpty: items.length === 0,
    readAt,
  }),
});

/** Marks as seen what had come in until a moment: what arrives while the button is pressed stays new. */
export function useMarkSeen() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (until: string | undefined) => call(markFeedSeen, { query: { until } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['feed'] }),
  });
}
