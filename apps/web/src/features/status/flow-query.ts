import { getFlow } from '@red-tortoise/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.js';

const lookAgainMilliseconds = 5_000;

/** Whether feed and alerts keep up, looked at again every few seconds while somebody looks. */
export const flowQuery = queryOptions({
  queryKey: ['flow'],
  queryFn: ({ signal }) => call(getFlow, {}, signal),
  refetchInterval: lookAgainMilliseconds,
});
