import { queryOptions } from '@tanstack/react-query';

/** The identifiers of the SPDX licence list, without the deprecated ones; loaded when somebody first picks one. */
export const licenceIdsQuery = queryOptions({
  queryKey: ['licence-ids'],
  queryFn: async (): Promise<string[]> => (await import('spdx-license-ids/index.json')).default.toSorted(byName),
  staleTime: Number.POSITIVE_INFINITY,
});

function byName(one: string, other: string): number {
  return one.localeCompare(other, 'en', { sensitivity: 'base' });
}
