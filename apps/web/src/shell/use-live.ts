import type { FeedItem } from '@red-tortoise/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listenLive } from '../api/live-stream.js';
import { showImport } from '../features/imports/import-queries.js';
import { inboxChanged } from '../features/inbox/inbox-queries.js';
import { setLiveState } from './live-state.js';

/** A burst of events is one look. */
const gatherMilliseconds = 400;

/** Lets what the reader watches move by itself: feed, inbox, findings, imports, and their counts. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const look = gathered((keys) => refresh(client, keys));
    const stop = listenLive(
      {
        feed: ({ items }) => look(['feed', ...items.flatMap(concernedBy)]),
        findings: () => look(['findings', 'projects']),
        import: (item) => {
          showImport(client, item);
          if (item.state === 'done') look(['projects', 'findings']);
        },
        inbox: ({ unread }) => inboxChanged(client, unread),
        refresh: () => look(['feed', 'findings', 'projects', 'imports', 'inbox']),
      },
      setLiveState,
    );
    return () => {
      stop();
      look.cancel();
      setLiveState('connecting');
    };
  }, [client]);
}

/** The queries that an event makes old, by the first word of their keys. */
function concernedBy({ event }: FeedItem): string[] {
  if (event.type.startsWith('finding.') || event.type === 'project.imported') return ['findings', 'projects'];
  return [];
}

function refresh(client: QueryClient, keys: ReadonlySet<string>): void {
  for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
}

/** Calls back once for all that came within a moment. */
function gathered(callBack: (keys: ReadonlySet<string>) => void) {
  let keys = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const gather = (some: readonly string[]) => {
    for (const key of some) keys.add(key);
    timer ??= setTimeout(() => {
      timer = undefined;
      const all = keys;
      keys = new Set();
      callBack(all);
    }, gatherMilliseconds);
  };
  return Object.assign(gather, { cancel: () => clearTimeout(timer) });
}
