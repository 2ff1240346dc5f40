import { onlineManager, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isUnreachable } from '../api/api-error.js';
import { newCountQuery } from '../features/feed/feed-queries.js';

const tryAgainMilliseconds = 5_000;

export type Connection = 'fine' | 'offline' | 'unreachable';

/** Whether the API answers, judged by what the page asks anyway. While it does not, it is asked every few seconds. */
export function useConnection(): Connection {
  const client = useQueryClient();
  const [online, setOnline] = useState(onlineManager.isOnline());
  const [answers, setAnswers] = useState(true);
  useEffect(() => onlineManager.subscribe(setOnline), []);
  useEffect(() => watchAnswers(client, setAnswers), [client]);
  useEffect(() => {
    if (answers) return;
    const timer = setInterval(() => void tryAgain(client), tryAgainMilliseconds);
    return () => clearInterval(timer);
  }, [client, answers]);
  if (!online) return 'offline';
  return answers ? 'fine' : 'unreachable';
}

function watchAnswers(client: QueryClient, setAnswers: (answers: boolean) => void): () => void {
  return client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    if (event.action.type === 'success') setAnswers(true);
    if (event.action.type === 'error' && isUnreachable(event.action.error)) setAnswers(false);
  });
}

/** One small question first; once it is answered, everything that failed. */
async function tryAgain(client: QueryClient): Promise<void> {
  await client.refetchQueries({ queryKey: newCountQuery.queryKey });
  if (client.getQueryState(newCountQuery.queryKey)?.status !== 'success') return;
  await client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
}
