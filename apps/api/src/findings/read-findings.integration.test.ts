import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindingQuery, findingOrders } from '@red-tortoise/contracts';
import { FindingModel } from '@red-tortoise/documents';
import { startApi, type TestApi } from '../test-support/start-api.js';
import { storedFinding } from '../test-support/store-finding.js';
import { findFindings, readFindings } from './read-findings.js';

const organisations = ['walked-1', 'walked-2', 'walked-3'];
const projectId = crypto.randomUUID();
const states = ['open', 'open', 'fixed', 'not-affected'] as const;

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  await FindingModel.collection.insertMany(
    Array.from({ length: 1_200 }, (_, number) => {
      const openedAt = new Date(Date.UTC(2026, 0, 1, 0, number % 300));
      const change = { name: `p-${number % 200}`, state: states[number % 4] ?? 'open', openedAt };
      return storedFinding({ organisationId: organisations[number % 3] ?? '', projectId }, change);
    }) as never[],
  );
});
afterAll(() => api.close());

/** The stages of a plan, from the page down to what is read. */
function stagesOf(plan: object): string[] {
  return JSON.stringify(plan).match(/(?<="stage":")[^"]+/g) ?? [];
}

describe.each([
  ['a project', { projectId }],
  ['an organisation', { organisationId: { $in: organisations.slice(0, 1) } }],
  ['several organisations', { organisationId: { $in: organisations } }],
])('the findings of %s', (_, scope) => {
  it.each(findingOrders.flatMap((order) => [`order=${order}`, `order=${order}&state=open,fixed,not-affected`]))(
    'are read along an index and never sorted, on the first page and behind it: %s',
    async (text) => {
      const query = FindingQuery.parse({ limit: 50, ...Object.fromEntries(new URLSearchParams(text)) });
      const { next } = await readFindings(scope, query);
      for (const cursor of [undefined, next ?? '']) {
        const explained = (await findFindings(scope, { ...query, cursor }).explain()) as unknown;
        const { queryPlanner } = explained as { queryPlanner: { winningPlan: object } };
        const stages = stagesOf(queryPlanner.winningPlan);
        expect(stages).toContain('IXSCAN');
        expect(stages.filter((stage) => /^(SORT|COLLSCAN)$/.test(stage))).toEqual([]);
      }
    },
  );
});
