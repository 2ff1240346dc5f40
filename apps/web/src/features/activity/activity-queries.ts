import { getActivity, getPackageActivity } from '@red-tortoise/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.js';

/** How much touched the reader's projects, or those of one organisation, day by day. */
export function activityQuery(organisationId: string | undefined, days: number) {
  return queryOptions({
    // Below `feed`: it grows with it.
    queryKey: ['feed', 'activity', organisationId ?? null, days],
    queryFn: ({ signal }) => call(getActivity, { query: { organisationId, days, by: 'day' } }, signal),
  });
}

/** How much happened to a package, day by day. */
export function packageActivityQuery(purl: string, days: number) {
  return queryOptions({
    queryKey: ['packages', purl, 'activity', days],
    queryFn: ({ signal }) => call(getPackageActivity, { params: { purl }, query: { days, by: 'day' } }, signal),
  });
}
