import { useQuery } from '@tanstack/react-query';
import { projectsQuery } from './project-queries.js';

/** A project's name by its id, from the list that the navigation has loaded anyway. */
export function useProjectName(id: string | undefined): string | undefined {
  const { data } = useQuery({
    ...projectsQuery,
    enabled: id !== undefined,
    select: ({ items }) => items.find((project) => project.id === id)?.name,
  });
  return data;
}
