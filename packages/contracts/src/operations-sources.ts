import { z } from 'zod';
import type { AdminEndpoint } from './admin.js';
import { comment } from './operations-requests.js';
import { ScheduleRun } from './operations-schedules.js';
import { PageQuery, pageOf } from './paging.js';
import { ReadRecords } from './run-requests.js';
import { timestamp } from './timestamp.js';

/** A source of advisories: how far it has been read, and what of it was set aside. */
export const SourceShown = z
  .object({
    name: z.string(),
    title: z.string(),
    enabled: z.boolean(),
    /** Whether it can be read from a moment on; else only whole. */
    incremental: z.boolean(),
    /** Whether it has an address that a credential could be sent to, and whether one is set. */
    credential: z.enum(['impossible', 'none', 'set']),
    /** What was modified before it is loaded. */
    watermark: timestamp.nullable(),
    loadedAt: timestamp.nullable(),
    /** Counted to 10,000. */
    quarantined: z.number().int(),
    lastRun: ScheduleRun.nullable(),
  })
  .meta({ id: 'SourceShown' });
export type SourceShown = z.infer<typeof SourceShown>;

export const QuarantinedShown = z
  .object({
    id: z.string(),
    item: z.string(),
    code: z.string(),
    detail: z.string(),
    excerpt: z.string(),
    firstSeenAt: timestamp,
    lastSeenAt: timestamp,
  })
  .meta({ id: 'QuarantinedShown' });
export type QuarantinedShown = z.infer<typeof QuarantinedShown>;

const sourceName = z.object({ name: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/) });

export const sourceOperationEndpoints = {
  sources: {
    method: 'GET',
    path: '/admin/api/operations/sources',
    summary: 'The sources of advisories, how far each was read, and what was set aside',
    response: z.object({ items: z.array(SourceShown) }),
  },
  quarantinedRecords: {
    method: 'GET',
    path: '/admin/api/operations/sources/:name/quarantine',
    summary: 'Records that were set aside, with the reason, the last seen first',
    params: sourceName,
    query: PageQuery,
    response: pageOf(QuarantinedShown),
  },
  retryQuarantined: {
    method: 'POST',
    path: '/admin/api/operations/sources/:name/quarantine/retry',
    summary: 'Read records that were set aside again: what can be read leaves, the rest stays with its new reason',
    status: 202,
    params: sourceName,
    body: z.strictObject({ ...ReadRecords.shape, comment }),
    response: SourceShown,
  },
  setSourceCredential: {
    method: 'PUT',
    path: '/admin/api/operations/sources/:name/credential',
    summary: 'Set what is sent as `Authorization` to the host of the source; nobody can read it again',
    params: sourceName,
    body: z.strictObject({
      credential: z
        .string()
        .trim()
        .min(1)
        .max(4_000)
        .regex(/^[\x20-\x7e]*$/, 'has characters that no header can have'),
      comment,
    }),
    response: SourceShown,
  },
  removeSourceCredential: {
    method: 'DELETE',
    path: '/admin/api/operations/sources/:name/credential',
    summary: 'Ask the source without a credential from now on',
    params: sourceName,
    response: SourceShown,
  },
  rereadSource: {
    method: 'POST',
    path: '/admin/api/operations/sources/:name/reading',
    summary: 'Read a source again, whole or from a moment on; what was set aside is tried again',
    status: 202,
    params: sourceName,
    body: z.strictObject({ from: z.union([z.literal('start'), timestamp]), comment }),
    response: SourceShown,
  },
} as const satisfies Record<string, AdminEndpoint>;
