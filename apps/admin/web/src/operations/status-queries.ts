import { operationsEndpoints } from '@red-tortoise/contracts';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/ask.js';

export const statusQuery = queryOptions({
  queryKey: ['operations', 'status'],
  refetchInterval: 10_000,
  queryFn: ({ signal }) => ask(operationsEndpoints.status, {}, signal),
});

export const statusHistoryQuery = (hours: number) =>
  queryOptions({
    queryKey: ['operations', 'status-history', hours],
    refetchInterval: 60_000,
    queryFn: ({ signal }) => ask(operationsEndpoints.statusHistory, { query: { hours } }, signal),
  });

export const statusAlertsQuery = queryOptions({
  queryKey: ['operations', 'status-alerts'],
  refetchInterval: 30_000,
  queryFn: ({ signal }) => ask(operationsEndpoints.statusAlerts, {}, signal),
});
