import { z } from 'zod';
import type { AdminEndpoint } from './admin.js';
import { comment } from './operations-requests.js';
import { timestamp } from './timestamp.js';

export const ProcessorShown = z
  .object({
    name: z.string(),
    paused: z.boolean(),
    partitions: z.array(
      z.object({
        partition: z.number().int(),
        /** Seconds that the oldest event not yet handled has waited. */
        lag: z.number(),
        /** Of the last event whose effect is stored, -1 for none. */
        offset: z.number().int(),
        messageAt: timestamp.nullable(),
        /** When the processor last said so. */
        at: timestamp,
      }),
    ),
  })
  .meta({ id: 'ProcessorShown' });
export type ProcessorShown = z.infer<typeof ProcessorShown>;

export const ReplayShown = z
  .object({
    id: z.string(),
    view: z.string(),
    phase: z.enum(['waiting', 'copying', 'reading', 'switching', 'done', 'failed']),
    /** How many events were read, of about how many. */
    events: z.number().int(),
    expected: z.number().int(),
    /** Documents that were taken over from before its start. */
    copied: z.number().int(),
    /** Events that could not be written, and are set aside in the end. */
    failures: z.number().int(),
    error: z.string().nullable(),
    startedAt: timestamp,
    finishedAt: timestamp.nullable(),
  })
  .meta({ id: 'ReplayShown' });
export type ReplayShown = z.infer<typeof ReplayShown>;

const StartReplay = z
  .strictObject({
    view: z.enum(['feed', 'activity']),
    /** From the beginning of the log, a moment, or behind these offsets: one for each partition. */
    from: z.union([z.literal('start'), timestamp, z.array(z.number().int().min(0)).length(4)]),
    comment: z.string().trim().max(1_000).optional(),
  })
  .refine(({ view, from }) => view !== 'activity' || !Array.isArray(from), {
    path: ['from'],
    message: 'activity is counted by the hour: give a moment, not offsets',
  });

export const streamEndpoints = {
  streams: {
    method: 'GET',
    path: '/admin/api/operations/streams',
    summary: 'How far each processor has read each partition, and the last twenty replays',
    response: z.object({ processors: z.array(ProcessorShown), replays: z.array(ReplayShown) }),
  },
  pauseProcessor: {
    method: 'PUT',
    path: '/admin/api/operations/processors/:name/pause',
    summary: 'Hold a processor before its next batch, or let it go on',
    params: z.object({ name: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/) }),
    body: z.strictObject({ paused: z.boolean(), comment }),
    response: ProcessorShown,
  },
  startReplay: {
    method: 'POST',
    path: '/admin/api/operations/replays',
    summary: 'Rebuild a view from the log beside the one that is read, and switch over',
    status: 202,
    body: StartReplay,
    response: ReplayShown,
  },
} as const satisfies Record<string, AdminEndpoint>;
