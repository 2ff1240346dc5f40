import type { FeedItem } from '@red-tortoise/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listenLive } from '../../api/live-stream.js';

/** A burst of events is one look. */
const gatherMilliseconds = 400;

/** Lets the feed, its badge and what its events are about move while the reader watches. */
export function useLiveFeed(): void {
  const client = useQueryClient();
  useEffect(() => {
    const look = gathered((keys) => refresh(client, keys));
    const stop = listenLive({
      feed: ({ items }) => look(['feed', ...items.flatMap(concernedBy)]),
      refresh: () => look(['feed', 'findings', 'projects']),
    });
    return () => {
      stop();
      look.cancel();
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
