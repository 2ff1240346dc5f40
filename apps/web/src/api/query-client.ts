import { MutationCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.js';

/** A refusal does not change by asking again; silence may. */
function mayHelpToRetry(failures: number, error: unknown): boolean {
  if (!(error instanceof ApiError) || error.kind === 'unexpected') return false;
  return failures < 2 && (error.status ?? 500) >= 500;
}

/** Who is told only now that an organisation is suspended sees it at the top of the page, too. */
const mutationCache = new MutationCache({
  onError(error) {
    const isNews = error instanceof ApiError && error.code === 'organisation.suspended';
    if (isNews) void queryClient.invalidateQueries({ queryKey: ['me'] });
  },
});

export const queryClient = new QueryClient({
  mutationCache,
  defaultOptions: {
    queries: { staleTime: 15_000, retry: mayHelpToRetry, retryDelay: (attempt) => 400 * 2 ** attempt },
  },
});
