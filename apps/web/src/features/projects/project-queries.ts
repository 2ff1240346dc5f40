import {
  createProject,
  deleteProject,
  getProject,
  listComponents,
  listNotAssessed,
  listProjects,
  renameProject,
} from '@red-tortoise/contracts';
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { call } from '../../api/call.js';
import type { ComponentSearch } from './component-search.js';

const pageSize = 60;
const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'true' : 'false');

/** The newest projects: for menus and choices. */
export const projectsQuery = queryOptions({
  queryKey: ['projects', 'newest'],
  queryFn: ({ signal }) => call(listProjects, { query: { limit: 100 } }, signal),
});

/** All projects, page by page. */
export const projectPagesQuery = infiniteQueryOptions({
  queryKey: ['projects', 'pages'],
  queryFn: ({ pageParam, signal }) => call(listProjects, { query: { limit: 30, cursor: pageParam } }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

export function projectQuery(id: string) {
  return queryOptions({
    queryKey: ['projects', 'one', id],
    queryFn: ({ signal }) => call(getProject, { params: { id } }, signal),
  });
}

export function componentsQuery(id: string, search: ComponentSearch) {
  const { dev, direct, deprecated, behind, licence, search: text } = search;
  return infiniteQueryOptions({
    queryKey: ['projects', 'components', id, { dev, direct, deprecated, behind, licence, text }],
    queryFn: ({ pageParam, signal }) => {
      const flags = { direct: flag(direct), dev: flag(dev), deprecated: flag(deprecated) } as const;
      const query = { limit: pageSize, cursor: pageParam, search: text, behind, licence, ...flags };
      return call(listComponents, { params: { id }, query }, signal);
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function notAssessedQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['projects', 'not-assessed', id],
    queryFn: ({ pageParam, signal }) =>
      call(listNotAssessed, { params: { id }, query: { limit: pageSize, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useCreateProject() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => call(createProject, { body: { name } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['projects'] }),
  });
}

export function useRenameProject(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => call(renameProject, { params: { id }, body: { name } }),
    onSuccess: () => Promise.all(['projects', 'feed'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

export function useDeleteProject(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(deleteProject, { params: { id } }),
    onSuccess: async () => {
      // What belonged to it would only be asked for again and be missing.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] === 'projects' && queryKey[2] === id });
      await Promise.all(['projects', 'feed'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
  });
}
