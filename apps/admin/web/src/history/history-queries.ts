import { adminEndpoints } from '@red-tortoise/contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { ask } from '../api/ask.js';

const entriesOfAPage = 30;
const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
};
const pageOf = (cursor: string | undefined) => ({ limit: entriesOfAPage, ...(cursor === undefined ? {} : { cursor }) });

/** What happened to one row, the newest first; also of one that is gone. */
export function rowHistoryQuery(screen: string, id: string) {
  return infiniteQueryOptions({
    ...paged,
    queryKey: ['history', screen, id],
    queryFn: ({ pageParam, signal }) =>
      ask(adminEndpoints.history, { params: { screen, id }, query: pageOf(pageParam) }, signal),
  });
}

/** What one run changed, the newest first. */
export function runQuery(run: string) {
  return infiniteQueryOptions({
    ...paged,
    queryKey: ['history', 'run', run],
    queryFn: ({ pageParam, signal }) =>
      ask(adminEndpoints.recent, { query: { ...pageOf(pageParam), mine: 'false', run } }, signal),
  });
}

/** The newest changes, of everybody or of this person; one for each run. */
export function recentQuery({ mine }: { mine: boolean }) {
  return infiniteQueryOptions({
    ...paged,
    queryKey: ['history', 'recent', mine],
    queryFn: ({ pageParam, signal }) =>
      ask(adminEndpoints.recent, { query: { ...pageOf(pageParam), mine: mine ? 'true' : 'false' } }, signal),
  });
}
