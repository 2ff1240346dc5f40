import {
  type Finding,
  type FindingDetail,
  type listFindings,
  type ResponseOf,
  type TriageDecision,
  triageFinding,
  triageFindings,
  untriageFinding,
} from '@red-tortoise/contracts';
import { type InfiniteData, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.js';
import { meQuery } from '../accounts/me-query.js';
import { applyDecision } from './apply-decision.js';
import { findingPagesKey, findingQuery } from './finding-queries.js';

/** As many as the API takes in one call. */
const mostInOneCall = 500;

type FindingPages = InfiniteData<ResponseOf<typeof listFindings>>;
interface ManyDecided {
  findings: readonly Finding[];
  decision: TriageDecision | null;
}

/** Decides about many findings. The lists show it at once, and as they were before if the API refuses. */
export function useTriageMany() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: decideAboutMany,
    onMutate: async (decided: ManyDecided) => {
      await client.cancelQueries({ queryKey: findingPagesKey });
      const before = client.getQueriesData<FindingPages>({ queryKey: findingPagesKey });
      showDecided(client, decided);
      return { before };
    },
    onError: (_error, _decided, context) => {
      for (const [key, data] of context?.before ?? []) client.setQueryData(key, data);
    },
    onSettled: () => lookAgain(client),
  });
}

/** Decides about one finding, or takes the decision back. */
export function useTriage(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (decision: TriageDecision | null): Promise<FindingDetail> =>
      decision ? call(triageFinding, { params: { id }, body: decision }) : call(untriageFinding, { params: { id } }),
    onSuccess: (finding) => {
      client.setQueryData(findingQuery(id).queryKey, finding);
      return lookAgain(client);
    },
  });
}

async function decideAboutMany({ findings, decision }: ManyDecided): Promise<{ changed: number; skipped: number }> {
  const total = { changed: 0, skipped: 0 };
  for (const [projectId, findingIds] of idsByProject(findings)) {
    for (let start = 0; start < findingIds.length; start += mostInOneCall) {
      const body = { findingIds: findingIds.slice(start, start + mostInOneCall), decision };
      const { changed, skipped } = await call(triageFindings, { params: { id: projectId }, body });
      total.changed += changed;
      total.skipped += skipped;
    }
  }
  return total;
}

function idsByProject(findings: readonly Finding[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { projectId, id } of findings) ids.set(projectId, [...(ids.get(projectId) ?? []), id]);
  return ids;
}

function showDecided(client: QueryClient, { findings, decision }: ManyDecided): void {
  const ids = new Set(findings.map(({ id }) => id));
  const by = client.getQueryData(meQuery.queryKey)?.user.name ?? 'you';
  const at = new Date().toISOString();
  client.setQueriesData<FindingPages>({ queryKey: findingPagesKey }, (data) => {
    if (!data) return data;
    const decided = (item: Finding) => (ids.has(item.id) ? applyDecision(item, { decision, by, at }) : item);
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(decided) })) };
  });
}

/** The counts of the projects follow the decisions. */
async function lookAgain(client: QueryClient): Promise<void> {
  await Promise.all(['findings', 'projects'].map((key) => client.invalidateQueries({ queryKey: [key] })));
}
