import { adminEndpoints } from '@red-tortoise/contracts';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/ask.js';

/** One row for its form: always as it is now, and never renewed under somebody's hands. */
export function rowQuery(screen: string, id: string) {
  return queryOptions({
    queryKey: ['row', screen, id],
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => ask(adminEndpoints.read, { params: { screen, id } }, signal),
  });
}
