import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { AskError, isSignedOut } from './ask-error.js';

/** A session that ended shows at the next question, whichever it is: the page then asks who is there. */
function noticeSignOut(error: unknown): void {
  if (isSignedOut(error)) void queryClient.invalidateQueries({ queryKey: ['me'] });
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignOut }),
  mutationCache: new MutationCache({ onError: noticeSignOut }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && error instanceof AskError && (error.parts.status ?? 500) >= 500,
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
  },
});
