import { z } from 'zod';
import type { AdminEndpoint } from './admin.js';
import { comment } from './operations-requests.js';
import { ScheduleRun } from './operations-schedules.js';
import { LookAgain } from './run-requests.js';

/** A pipeline that asks a registry for package after package. */
export const PackagePipeline = z
  .object({
    task: z.string(),
    title: z.string(),
    /** Where it asks, without what an address may hold of secrets; null where npm's own configuration decides. */
    registry: z.string().nullable(),
    /** Packages that somebody wants, those of them whose turn it is, and those without an answer; each to 10,000. */
    wanted: z.number().int(),
    due: z.number().int(),
    failing: z.number().int(),
    lastRun: ScheduleRun.nullable(),
  })
  .meta({ id: 'PackagePipeline' });
export type PackagePipeline = z.infer<typeof PackagePipeline>;

export const packageOperationEndpoints = {
  packagePipelines: {
    method: 'GET',
    path: '/admin/api/operations/packages',
    summary: 'The pipelines of package data: how much waits, and how their last runs went',
    response: z.object({ items: z.array(PackagePipeline) }),
  },
  lookAgain: {
    method: 'POST',
    path: '/admin/api/operations/packages/:task/looking',
    summary: 'Make packages due again by when their registry last answered, and run',
    status: 202,
    params: z.object({ task: z.literal('npm') }),
    body: z.strictObject({ ...LookAgain.shape, comment }),
    response: PackagePipeline,
  },
} as const satisfies Record<string, AdminEndpoint>;
