import type { QueryClient } from '@tanstack/react-query';

/** After a write: whatever shows rows, counts or the record of changes is asked for anew. */
export function forgetRows(client: QueryClient): void {
  for (const key of ['rows', 'facets', 'history', 'jobs', 'lookup']) void client.invalidateQueries({ queryKey: [key] });
}
