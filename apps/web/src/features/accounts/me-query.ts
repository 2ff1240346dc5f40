import { getMe } from '@red-tortoise/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.js';

/** Who is signed in. Fails with status 401 when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call(getMe, {}, signal),
  // Staff may switch features on and off, or suspend an organisation, at any time.
  staleTime: 60_000,
});
