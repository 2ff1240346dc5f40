import { type DeliveryState, getDelivery, listDeliveries, replayDelivery } from '@red-tortoise/contracts';
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { call } from '../../api/call.js';
import { isMoving } from './delivery-text.js';

const logPause = 4_000;
const followPause = 800;

interface LogOf {
  channelId: string;
  organisationId: string | undefined;
  state: DeliveryState | undefined;
}

/** What was sent to a channel, the newest first; asked for again as long as something in it still moves. */
export function logQuery(of: LogOf) {
  return infiniteQueryOptions({
    queryKey: ['deliveries', 'log', of],
    queryFn: ({ pageParam, signal }) =>
      call(listDeliveries, { query: { ...of, limit: 20, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(({ state }) => isMoving(state))) ? logPause : false,
  });
}

/** One delivery with its content. */
export function deliveryQuery(id: string) {
  return queryOptions({
    queryKey: ['deliveries', 'one', id],
    queryFn: ({ signal }) => call(getDelivery, { params: { id } }, signal),
  });
}

/** One that somebody waits for, until its first attempt is over. */
export function followedQuery(id: string | undefined) {
  return queryOptions({
    ...deliveryQuery(id ?? ''),
    enabled: id !== undefined,
    refetchInterval: ({ state: { data } }) => (data && data.state !== 'queued' ? false : followPause),
  });
}

export function useReplay(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(replayDelivery, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['deliveries', 'log'] }),
  });
}
