import { listWatches, unwatchPackage, watchPackage } from '@red-tortoise/contracts';
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.js';

/** The packages that the reader watches, newest first. */
export const watchesQuery = infiniteQueryOptions({
  queryKey: ['watches'],
  queryFn: ({ pageParam, signal }) => call(listWatches, { query: { limit: 50, cursor: pageParam } }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

export function useWatch(purl: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (watch: boolean) => call(watch ? watchPackage : unwatchPackage, { params: { purl } }),
    onSuccess: () =>
      Promise.all(
        [['watches'], ['packages', purl, 'state'], ['feed']].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}
