import {
  getPolicy,
  getVerdict,
  listBreaches,
  type Policy,
  type PolicyRuleName,
  putPolicy,
  type Verdict,
} from '@red-tortoise/contracts';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.js';
import { ruleOrder } from './policy-rules.js';

export function policyQuery(organisationId: string) {
  return queryOptions({
    queryKey: ['policies', organisationId],
    queryFn: ({ signal }) => call(getPolicy, { params: { id: organisationId } }, signal),
  });
}

export function useSavePolicy(organisationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (policy: Policy) => call(putPolicy, { params: { id: organisationId }, body: policy }),
    onSuccess: (stored) => {
      client.setQueryData(policyQuery(organisationId).queryKey, stored);
      // Every project of the organisation is judged again.
      return client.invalidateQueries({ queryKey: ['projects'] });
    },
  });
}

/** How a project stands now. Below `projects`, so that it is asked for again whenever these change. */
export function verdictQuery(projectId: string) {
  return queryOptions({
    queryKey: ['projects', 'verdict', projectId],
    queryFn: ({ signal }) => call(getVerdict, { params: { id: projectId } }, signal),
    select: inOrder,
  });
}

/** What fails a project before what only warns; among these as the policy's form has them. */
function inOrder(verdict: Verdict): Verdict {
  const rank = ({ rule, effect }: Verdict['broken'][number]) => (effect === 'fail' ? 0 : 100) + ruleOrder.indexOf(rule);
  return { ...verdict, broken: verdict.broken.toSorted((one, other) => rank(one) - rank(other)) };
}

/** What breaks one rule, page by page. */
export function breachesQuery(projectId: string, rule: PolicyRuleName) {
  return infiniteQueryOptions({
    queryKey: ['projects', 'breaches', projectId, rule],
    queryFn: ({ pageParam, signal }) =>
      call(listBreaches, { params: { id: projectId }, query: { rule, limit: 10, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
