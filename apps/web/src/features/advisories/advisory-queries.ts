import { getAdvisory, listPackageAdvisories } from '@red-tortoise/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.js';

/** By an advisory's id, or by any other of its names. */
export function advisoryQuery(id: string) {
  return queryOptions({
    queryKey: ['advisories', 'one', id],
    queryFn: ({ signal }) => call(getAdvisory, { params: { id } }, signal),
  });
}

export function packageAdvisoriesQuery(purl: string) {
  return queryOptions({
    queryKey: ['advisories', 'of-package', purl],
    queryFn: ({ signal }) => call(listPackageAdvisories, { params: { purl } }, signal),
  });
}
