import { getInbox, type InboxPage } from '@red-tortoise/contracts';
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.js';
import type { InboxShow } from './inbox-search.js';

const pageSize = 40;
const lookAgainMilliseconds = 60_000;
export const inboxPagesKey = ['inbox', 'pages'] as const;
/** Changes that are on their way: until they have arrived, the API's word would show what was before. */
export const inboxChangeKey = ['inbox', 'change'] as const;

/** The reader's alerts, page by page. */
export function inboxQuery(show: InboxShow) {
  return infiniteQueryOptions({
    queryKey: [...inboxPagesKey, show],
    queryFn: ({ pageParam, signal }): Promise<InboxPage> =>
      call(getInbox, { query: { show, limit: pageSize, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** How many alerts are unread: told by the live stream, and looked up now and then where that does not get through. */
export const unreadQuery = queryOptions({
  queryKey: ['inbox', 'unread'],
  queryFn: async ({ signal }) => (await call(getInbox, { query: { show: 'unread', limit: 1 } }, signal)).unread,
  refetchInterval: lookAgainMilliseconds,
});

/** What the live stream says of the inbox. */
export function inboxChanged(client: QueryClient, unread: number): void {
  if (client.isMutating({ mutationKey: inboxChangeKey }) > 0) return;
  client.setQueryData(unreadQuery.queryKey, unread);
  void client.invalidateQueries({ queryKey: inboxPagesKey });
}
