import { getPackage, listPackageEvents, listPackageVersions } from '@red-tortoise/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.js';

const pageSize = 40;

export function packageQuery(purl: string) {
  return queryOptions({
    queryKey: ['packages', purl, 'state'],
    queryFn: ({ signal }) => call(getPackage, { params: { purl } }, signal),
  });
}

export function packageVersionsQuery(purl: string) {
  return infiniteQueryOptions({
    queryKey: ['packages', purl, 'versions'],
    queryFn: ({ pageParam, signal }) =>
      call(listPackageVersions, { params: { purl }, query: { limit: pageSize, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function packageEventsQuery(purl: string) {
  return infiniteQueryOptions({
    queryKey: ['packages', purl, 'events'],
    queryFn: ({ pageParam, signal }) =>
      call(listPackageEvents, { params: { purl }, query: { limit: pageSize, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
