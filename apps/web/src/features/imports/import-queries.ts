import { listImports } from '@red-tortoise/contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.js';

const lookAgainMilliseconds = 2_000;

/** The imports of a project, newest first; looked up again while one of them runs. */
export function importsQuery(projectId: string) {
  return infiniteQueryOptions({
    queryKey: ['imports', projectId],
    queryFn: ({ pageParam, signal }) =>
      call(listImports, { params: { id: projectId }, query: { limit: 30, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: ({ state }) => {
      const running = state.data?.pages[0]?.items.some((item) => item.state === 'queued' || item.state === 'running');
      return running ? lookAgainMilliseconds : false;
    },
  });
}
