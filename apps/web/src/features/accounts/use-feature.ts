import type { FeatureName } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from './me-query.js';

/**
 * Whether an organisation has a feature; without one it is about what a person has for themselves. True until it is
 * known, since nearly everybody has it, and the API refuses in the end.
 */
export function useFeature(feature: FeatureName, organisationId: string | undefined): boolean {
  const { data: me } = useQuery(meQuery);
  const organisations = me?.organisations ?? [];
  const organisation = organisationId
    ? organisations.find(({ id }) => id === organisationId)
    : (organisations.find(({ personal }) => personal) ?? organisations[0]);
  return organisation?.features.includes(feature) ?? true;
}
