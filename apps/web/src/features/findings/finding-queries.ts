import { getFinding, getFindingTrend, listFindings, listProjectFindings } from '@red-tortoise/contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.js';
import { type FindingSearch, findingQueryOf } from './finding-search.js';

const pageSize = 50;
const allFindings = ['findings'] as const;

/** Every list of findings: what a decision changes. */
export const findingPagesKey = [...allFindings, 'pages'] as const;

/** The findings of a project, or of all of them, page by page. */
export function findingsQuery(projectId: string | undefined, search: FindingSearch, limit = pageSize) {
  return infiniteQueryOptions({
    queryKey: [...findingPagesKey, projectId ?? null, search, limit],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...findingQueryOf(search), limit, cursor: pageParam };
      return projectId === undefined
        ? call(listFindings, { query }, signal)
        : call(listProjectFindings, { params: { id: projectId }, query }, signal);
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function findingQuery(id: string) {
  return queryOptions({
    queryKey: [...allFindings, 'one', id],
    queryFn: ({ signal }) => call(getFinding, { params: { id } }, signal),
  });
}

export function findingTrendQuery(projectId: string, days: number) {
  return queryOptions({
    queryKey: [...allFindings, 'trend', projectId, days],
    queryFn: ({ signal }) => call(getFindingTrend, { params: { id: projectId }, query: { days } }, signal),
  });
}
