import { z } from 'zod';
import type { AdminEndpoint } from './admin.js';
import { JobQueue } from './jobs.js';
import { comment, DoneToSome, operatedIds } from './operations-requests.js';
import { timestamp } from './timestamp.js';

export const QueueCounts = z.object({
  queue: JobQueue,
  waiting: z.number().int(),
  running: z.number().int(),
  delayed: z.number().int(),
  failed: z.number().int(),
  /** Of those that are over, the last thousand are kept for a day. */
  done: z.number().int(),
});
export type QueueCounts = z.infer<typeof QueueCounts>;

export const QueuedJobState = z.enum(['waiting', 'running', 'delayed', 'failed', 'done']);
export type QueuedJobState = z.infer<typeof QueuedJobState>;
const QueuedJobVerb = z.enum(['retry', 'remove', 'promote']);
export type QueuedJobVerb = z.infer<typeof QueuedJobVerb>;

export const QueuedJob = z
  .object({
    id: z.string(),
    name: z.string(),
    payload: z.json(),
    attempts: z.number().int(),
    mostAttempts: z.number().int(),
    /** What came of it, in words; null while it is not done, or when it says nothing. */
    result: z.string().nullable(),
    failure: z.string().nullable(),
    stack: z.string().nullable(),
    createdAt: timestamp,
    startedAt: timestamp.nullable(),
    finishedAt: timestamp.nullable(),
    dueAt: timestamp.nullable(),
  })
  .meta({ id: 'QueuedJob' });
export type QueuedJob = z.infer<typeof QueuedJob>;

/** Of jobs in Redis there is no key to page by; nobody looks further than that. */
const furthestJob = 10_000;

const verb = z.object({ verb: QueuedJobVerb });

export const queueEndpoints = {
  jobs: {
    method: 'GET',
    path: '/admin/api/operations/jobs',
    summary: 'Jobs of a queue in a state, the newest first',
    query: z.object({
      queue: JobQueue,
      state: QueuedJobState,
      from: z.coerce.number().int().min(0).max(furthestJob).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({ items: z.array(QueuedJob), counts: QueueCounts }),
  },
  changeJobs: {
    method: 'POST',
    path: '/admin/api/operations/jobs/:verb',
    summary: 'Retry failed jobs, run delayed ones now, or remove some',
    params: verb,
    body: z.strictObject({ queue: JobQueue, ids: operatedIds, comment }),
    response: DoneToSome,
  },
  changeAllJobs: {
    method: 'POST',
    path: '/admin/api/operations/jobs/:verb/all',
    summary: 'The same to the next 200 jobs that a queue has in a state; ask again while some are left',
    params: verb,
    body: z.strictObject({
      queue: JobQueue,
      state: QueuedJobState.exclude(['running', 'done']),
      /**
       * As the first answer said. Those that came into this state later stay as they are: what fails again is not retried
       * for ever. Now, by the server's clock, when it is not given.
       */
      before: timestamp.optional(),
      /** So many of the oldest were refused already. */
      skip: z.number().int().min(0).max(furthestJob).default(0),
      comment,
    }),
    response: DoneToSome.extend({ left: z.number().int(), before: timestamp }),
  },
  jobLog: {
    method: 'GET',
    path: '/admin/api/operations/jobs/:queue/:id/log',
    summary: 'What a job said of itself, the last 100 lines',
    params: z.object({ queue: JobQueue, id: z.string().min(1).max(200) }),
    response: z.object({ lines: z.array(z.string()) }),
  },
} as const satisfies Record<string, AdminEndpoint>;
