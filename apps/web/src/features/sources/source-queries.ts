import { listSources } from '@red-tortoise/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.js';

const lookAgainMilliseconds = 30_000;

/** Where package data comes from, looked up again now and then: it tells when more data is on its way. */
export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: ({ signal }) => call(listSources, {}, signal),
  refetchInterval: lookAgainMilliseconds,
});
