import { adminEndpoints } from '@red-tortoise/contracts';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/ask.js';

/** Every screen that this person may see, as data. */
export const siteQuery = queryOptions({
  queryKey: ['site'],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => ask(adminEndpoints.site, {}, signal),
});
