import { type Import, listImports } from '@red-tortoise/contracts';
import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
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

/** Puts an import as it stands now into the list of its project, if that is loaded. */
export function showImport(client: QueryClient, item: Import): void {
  const { queryKey } = importsQuery(item.projectId);
  const isListed = client.getQueryData(queryKey)?.pages.some(({ items }) => items.some(({ id }) => id === item.id));
  if (!isListed) return void client.invalidateQueries({ queryKey });
  client.setQueryData(queryKey, (data) => {
    if (!data) return data;
    const shown = (other: Import) => (other.id === item.id ? item : other);
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(shown) })) };
  });
  // The import that was shown before is so no longer.
  if (item.state === 'done') void client.invalidateQueries({ queryKey });
}
