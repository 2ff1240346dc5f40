import { operationsEndpoints } from '@red-tortoise/contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/ask.js';

export const schedulesQuery = queryOptions({
  queryKey: ['operations', 'schedules'],
  refetchInterval: 3_000,
  queryFn: ({ signal }) => ask(operationsEndpoints.schedules, {}, signal),
});

export const cronQuery = (cron: string, timeZone: string) =>
  queryOptions({
    queryKey: ['operations', 'cron', cron, timeZone],
    enabled: cron.trim() !== '' && timeZone.trim() !== '',
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask(operationsEndpoints.readCron, { query: { cron, timeZone } }, signal),
  });

export const scheduleRunsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['operations', 'schedules', id, 'runs'],
    refetchInterval: 3_000,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      ask(operationsEndpoints.scheduleRuns, { params: { id }, query: { limit: 15, cursor: pageParam } }, signal),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
