import { changeInbox, changeInboxItem, type InboxItem, type InboxPage } from '@red-tortoise/contracts';
import { type InfiniteData, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.js';
import { afterChange, applyChange, type InboxChange, putBack, unreadDifference } from './apply-change.js';
import { inboxChangeKey, inboxPagesKey, unreadQuery } from './inbox-queries.js';
import type { InboxShow } from './inbox-search.js';

type InboxPages = InfiniteData<InboxPage, string | undefined>;
interface ItemChanged {
  item: InboxItem;
  change: InboxChange;
}

/** One after the other: what is undone at once must not overtake what it undoes. */
const inOrder = { mutationKey: inboxChangeKey, scope: { id: 'inbox' } };

/** Changes one alert. The lists show it at once, and as they were before if the API refuses. */
export function useChangeItem() {
  const client = useQueryClient();
  return useMutation({
    ...inOrder,
    mutationFn: ({ item, change }: ItemChanged) => call(changeInboxItem, { params: { id: item.id }, body: change }),
    onMutate: async ({ item, change }) => {
      const before = await standStill(client);
      const now = Date.now();
      show(client, (data, list) => {
        const changed = applyChange(data, list, ({ id }) => (id === item.id ? change : null), now);
        return putBack(changed, list, afterChange(item, change), now);
      });
      client.setQueryData(unreadQuery.queryKey, (unread = 0) =>
        Math.max(0, unread + unreadDifference(item, change, now)),
      );
      return before;
    },
    onError: (_error, _changed, before) => before?.restore(),
    onSettled: (answer) => settle(client, answer?.unread),
  });
}

/** Marks everything up to a moment as read. */
export function useMarkAllRead() {
  const client = useQueryClient();
  return useMutation({
    ...inOrder,
    mutationFn: (until: string) => call(changeInbox, { body: { state: 'read', until } }),
    onMutate: async (until) => {
      const before = await standStill(client);
      const now = Date.now();
      show(client, (data, list) =>
        applyChange(data, list, ({ state, at }) => (state === 'unread' && at <= until ? { state: 'read' } : null), now),
      );
      client.setQueryData(unreadQuery.queryKey, 0);
      return before;
    },
    onError: (_error, _until, before) => before?.restore(),
    onSettled: (answer) => settle(client, answer?.unread),
  });
}

/** Stops what is being asked for, and remembers what is shown. */
async function standStill(client: QueryClient): Promise<{ restore: () => void }> {
  await client.cancelQueries({ queryKey: ['inbox'] });
  const pages = client.getQueriesData<InboxPages>({ queryKey: inboxPagesKey });
  const unread = client.getQueryData(unreadQuery.queryKey);
  const restore = () => {
    for (const [key, data] of pages) client.setQueryData(key, data);
    client.setQueryData(unreadQuery.queryKey, unread);
  };
  return { restore };
}

function show(client: QueryClient, changed: (data: InboxPages, list: InboxShow) => InboxPages): void {
  for (const [key, data] of client.getQueriesData<InboxPages>({ queryKey: inboxPagesKey })) {
    if (data) client.setQueryData(key, changed(data, key[2] as InboxShow));
  }
}

/** The last of several changes that are on their way looks again; before, the API's word would be an old one. */
async function settle(client: QueryClient, unread: number | undefined): Promise<void> {
  if (client.isMutating({ mutationKey: inboxChangeKey }) > 1) return;
  if (unread !== undefined) client.setQueryData(unreadQuery.queryKey, unread);
  await client.invalidateQueries({ queryKey: inboxPagesKey });
}
