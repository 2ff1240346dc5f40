import { useQuery } from '@tanstack/react-query';
import { nameOfPurl } from '../packages/package-name.js';
import { projectsQuery } from '../projects/project-queries.js';
import { channelsQuery } from './rule-queries.js';
import type { RuleNames } from './rule-sentence.js';

/** What the ids in the rules of an owner are called. */
export function useRuleNames(organisationId: string | undefined): RuleNames {
  const { data: projects } = useQuery(projectsQuery);
  const { data: channels } = useQuery(channelsQuery(organisationId));
  return {
    project: (id) => projects?.items.find((project) => project.id === id)?.name,
    package: nameOfPurl,
    channel: (id) => channels?.items.find((channel) => channel.id === id)?.name,
  };
}
