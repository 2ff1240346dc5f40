import type { Document } from 'mongodb';

const stages: Readonly<Record<string, string>> = {
  'Seq Scan': 'COLLSCAN',
  'Index Scan': 'IXSCAN',
  'Index Only Scan': 'IXSCAN',
  'Bitmap Index Scan': 'IXSCAN',
  'Bitmap Heap Scan': 'FETCH',
  Sort: 'SORT',
  'Incremental Sort': 'SORT',
  Limit: 'LIMIT',
  Aggregate: 'GROUP',
};

/** PostgreSQL's plan (EXPLAIN, FORMAT JSON) in the shape of MongoDB's explain output; times in milliseconds. */
export function summarizePlan(namespace: string, explained: Document, executed: boolean): Document {
  const plan = explained.Plan ?? {};
  return {
    explainVersion: '1',
    queryPlanner: { namespace, winningPlan: toStage(plan), rejectedPlans: [] },
    ...(executed && {
      executionStats: {
        executionSuccess: true,
        nReturned: plan['Actual Rows'] ?? 0,
        executionTimeMillis: Math.round(explained['Execution Time'] ?? 0),
      },
    }),
    postgresPlan: plan,
  };
}

function toStage(node: Document): Document {
  const inputs: Document[] = (node.Plans ?? []).map(toStage);
  const [only] = inputs;
  // DocumentDB wraps scans into its own nodes, which only observe.
  if (node['Node Type'] === 'Custom Scan' && only && inputs.length === 1) return only;
  const indexName = node['Index Name'];
  return {
    stage: stages[node['Node Type']] ?? node['Node Type'],
    ...(indexName && { indexName }),
    ...(inputs.length === 1 && { inputStage: inputs[0] }),
    ...(inputs.length > 1 && { inputStages: inputs }),
  };
}
