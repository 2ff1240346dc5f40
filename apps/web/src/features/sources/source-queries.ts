import { listSources } from '@red-tortoise/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.js';

const idleMilliseconds = 30_000;
const busyMilliseconds = 8_000;

/** Where package data comes from, looked up again now and then, more often while data is on its way. */
export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: ({ signal }) => call(listSources, {}, signal),
  refetchInterval: ({ state }) => {
    const busy = state.data?.items.some((source) => source.waiting > 0 || source.state === 'running');
    return busy ? busyMilliseconds : idleMilliseconds;
  },
});
