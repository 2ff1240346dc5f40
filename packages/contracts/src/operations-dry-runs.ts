import { z } from 'zod';
import type { AdminEndpoint } from './admin.js';
import { comment } from './operations-requests.js';
import { timestamp } from './timestamp.js';

/** Something that a run would do, one of the first of its kind. */
export const DryRunExample = z.object({
  /** As in the counts: `add`, `change`, `withdraw`, `quarantine`. */
  what: z.string(),
  id: z.string(),
  detail: z.string(),
});
export type DryRunExample = z.infer<typeof DryRunExample>;

export const DryRunShown = z
  .object({
    id: z.string(),
    task: z.string(),
    /** `next` for what the next run would do, `start` for everything, else a moment. */
    from: z.string(),
    state: z.enum(['queued', 'running', 'done', 'failed']),
    requestedBy: z.string(),
    createdAt: timestamp,
    finishedAt: timestamp.nullable(),
    counts: z.record(z.string(), z.number()),
    /** How many it would tell, by type. */
    events: z.record(z.string(), z.number()),
    examples: z.array(DryRunExample),
    /** Whether it looked at everything, or stopped at its limit. */
    complete: z.boolean(),
    error: z.string().nullable(),
  })
  .meta({ id: 'DryRunShown' });
export type DryRunShown = z.infer<typeof DryRunShown>;

const task = z.string().regex(/^[a-z][a-z0-9-]{0,79}$/);

export const dryRunEndpoints = {
  dryRuns: {
    method: 'GET',
    path: '/admin/api/operations/dry-runs',
    summary: 'The last ten dry runs of a pipeline, the newest first',
    query: z.object({ task }),
    response: z.object({ items: z.array(DryRunShown) }),
  },
  startDryRun: {
    method: 'POST',
    path: '/admin/api/operations/dry-runs',
    summary: 'See what a run would change, without a change',
    status: 202,
    body: z.strictObject({ task, from: z.union([z.literal('next'), z.literal('start'), timestamp]), comment }),
    response: DryRunShown,
  },
} as const satisfies Record<string, AdminEndpoint>;
