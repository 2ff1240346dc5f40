import { type JobQueue, operationsEndpoints, type QueuedJobState } from '@red-tortoise/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/ask.js';

export const jobsOnAPage = 50;

export const queuedJobsQuery = (queue: JobQueue, state: QueuedJobState, from: number) =>
  queryOptions({
    queryKey: ['operations', 'jobs', queue, state, from],
    refetchInterval: 5_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      ask(operationsEndpoints.jobs, { query: { queue, state, from, limit: jobsOnAPage } }, signal),
  });

export const deadLettersQuery = queryOptions({
  queryKey: ['operations', 'dead-letters'],
  refetchInterval: 10_000,
  queryFn: ({ signal }) => ask(operationsEndpoints.deadLetters, {}, signal),
});
