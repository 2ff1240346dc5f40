import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.js';

/** A refusal does not change by asking again; silence may. */
function mayHelpToRetry(failures: number, error: unknown): boolean {
  if (!(error instanceof ApiError) || error.kind === 'unexpected') return false;
  return failures < 2 && (error.status ?? 500) >= 500;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: mayHelpToRetry, retryDelay: (attempt) => 400 * 2 ** attempt },
  },
});
