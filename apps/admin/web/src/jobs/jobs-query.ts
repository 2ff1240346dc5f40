import { adminEndpoints } from '@red-tortoise/contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import { isOver } from './job-text.js';

const everyMilliseconds = 2_000;

/** The newest jobs, asked for again while one of them is at work. */
export const jobsQuery = infiniteQueryOptions({
  queryKey: ['jobs'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    ask(
      adminEndpoints.jobs,
      { query: { limit: 30, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
      signal,
    ),
  getNextPageParam: ({ next }) => next ?? undefined,
  refetchInterval: ({ state }) =>
    state.data?.pages.some(({ items }) => items.some((job) => !isOver(job))) ? everyMilliseconds : false,
});
