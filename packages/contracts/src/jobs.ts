import { z } from 'zod';

export const JobQueue = z.enum(['imports', 'pipelines', 'tasks', 'maintenance', 'deliveries']);
export type JobQueue = z.infer<typeof JobQueue>;

/**
 * A job as its producers know it: where it goes, what it carries, how often it is tried. The worker's half is a
 * handler in the orchestrator. A new field is optional until the old jobs have drained.
 */
export interface JobDefinition<P extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly queue: JobQueue;
  readonly payload: P;
  readonly attempts: number;
  /** The first wait before a retry, in milliseconds; doubles each time. */
  readonly backoffMilliseconds: number;
}

export const processImport = {
  name: 'process-import',
  queue: 'imports',
  payload: z.object({ importId: z.uuid() }),
  attempts: 5,
  backoffMilliseconds: 500,
} as const satisfies JobDefinition;
/** A run of a task that reads a source: it may take hours. */
export const runPipelineJob = {
  name: 'run-pipeline',
  queue: 'pipelines',
  payload: z.object({ runId: z.uuid() }),
  attempts: 5,
  backoffMilliseconds: 2_000,
} as const satisfies JobDefinition;
/** A run of any other task: digests, sweeps and the like are short, and wait for no source. */
export const runTaskJob = {
  name: 'run-task',
  queue: 'tasks',
  payload: z.object({ runId: z.uuid() }),
  attempts: 5,
  backoffMilliseconds: 2_000,
} as const satisfies JobDefinition;
/** Brings a project's feed in line with the packages that it uses now. */
export const syncProjectFeedJob = {
  name: 'sync-project-feed',
  queue: 'imports',
  payload: z.object({ projectId: z.uuid() }),
  attempts: 8,
  backoffMilliseconds: 500,
} as const satisfies JobDefinition;
/** Finds the smallest fix for each open finding of a project, as far as the registry data at hand allows. */
export const planFixesJob = {
  name: 'plan-fixes',
  queue: 'imports',
  payload: z.object({ projectId: z.uuid() }),
  attempts: 5,
  backoffMilliseconds: 1_000,
} as const satisfies JobDefinition;
/** Judges every project of an organisation against its new policy. */
export const judgeProjectsJob = {
  name: 'judge-projects',
  queue: 'maintenance',
  payload: z.object({ organisationId: z.string().max(64) }),
  attempts: 8,
  backoffMilliseconds: 500,
} as const satisfies JobDefinition;
/** Hands a message over to its channel. What became of it stands in the delivery. */
export const deliverJob = {
  name: 'deliver',
  queue: 'deliveries',
  payload: z.object({ deliveryId: z.string().max(64) }),
  // With the doubling waits a message is tried for an hour.
  attempts: 8,
  backoffMilliseconds: 30_000,
} as const satisfies JobDefinition;
/** Rebuilds a view beside the old one from the event log, and switches over. */
export const replayViewJob = {
  name: 'replay-view',
  queue: 'maintenance',
  payload: z.object({ replayId: z.string().max(64) }),
  attempts: 20,
  backoffMilliseconds: 1_000,
} as const satisfies JobDefinition;
/** Works off an action, a removal or an export of the admin. Its row says how far it is. */
export const runAdminJobJob = {
  name: 'run-admin-job',
  queue: 'maintenance',
  payload: z.object({ jobId: z.uuid() }),
  attempts: 10,
  backoffMilliseconds: 1_000,
} as const satisfies JobDefinition;
/** Runs a pipeline that only says what it would change. Its row has the result. */
export const dryRunJob = {
  name: 'dry-run',
  queue: 'pipelines',
  payload: z.object({ dryRunId: z.uuid() }),
  attempts: 3,
  backoffMilliseconds: 2_000,
} as const satisfies JobDefinition;
/** Exports or erases everything of a customer. Its row says how far it is. */
export const runCustomerRequestJob = {
  name: 'run-customer-request',
  queue: 'maintenance',
  payload: z.object({ requestId: z.uuid() }),
  attempts: 10,
  backoffMilliseconds: 1_000,
} as const satisfies JobDefinition;
