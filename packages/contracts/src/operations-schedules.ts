import { z } from 'zod';
import type { AdminEndpoint } from './admin.js';
import { comment } from './operations-requests.js';
import { PageQuery, pageOf } from './paging.js';
import { timestamp } from './timestamp.js';

/** One execution of a task. */
export const ScheduleRun = z
  .object({
    id: z.string(),
    runAt: timestamp,
    /** `schedule`, `demand` or `staff`. */
    trigger: z.string(),
    state: z.enum(['queued', 'running', 'done', 'failed']),
    startedAt: timestamp.nullable(),
    finishedAt: timestamp.nullable(),
    /** How long it takes by now, or took: the attempt that began last. */
    seconds: z.number().nullable(),
    /** Packages or records a second; null for a task that handles neither, or that was begun again. */
    rate: z.number().nullable(),
    attempts: z.number().int(),
    /** What it did so far, by name. */
    counts: z.record(z.string(), z.number()),
    /** The last page that is done; a retry goes on behind it. */
    cursor: z.string().nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: 'ScheduleRun' });
export type ScheduleRun = z.infer<typeof ScheduleRun>;

const name = z.string().trim().min(1).max(100);
const cron = z.string().trim().min(1).max(200);
const timeZone = z.string().trim().min(1).max(100);
const CronReading = z.object({
  /** In words: "Every 15 minutes". */
  reading: z.string(),
  /** Five at the most. */
  nextRuns: z.array(timestamp),
});

export const ScheduleShown = CronReading.extend({
  id: z.string(),
  task: z.string(),
  /** What staff call one that they made; empty for the one of each task that is declared in code. */
  name: z.string(),
  description: z.string(),
  cron: z.string(),
  timeZone: z.string(),
  enabled: z.boolean(),
  nextRunAt: timestamp.nullable(),
  overlap: z.enum(['skip', 'queue']),
  missedTicks: z.enum(['skip', 'once']),
  /** The newest that has begun or waits. */
  lastRun: ScheduleRun.nullable(),
}).meta({ id: 'ScheduleShown' });
export type ScheduleShown = z.infer<typeof ScheduleShown>;

/** How a schedule is called: as its task, with the name that staff gave it. */
export function scheduleTitle({ task, name }: Pick<ScheduleShown, 'task' | 'name'>): string {
  return name === '' ? task : `${task}: ${name}`;
}

const { overlap, missedTicks } = ScheduleShown.shape;
const byId = z.object({ id: z.uuid() });

export const scheduleEndpoints = {
  schedules: {
    method: 'GET',
    path: '/admin/api/operations/schedules',
    summary: 'When each task of the clock runs next, and how its last run went',
    response: z.object({ items: z.array(ScheduleShown) }),
  },
  readCron: {
    method: 'GET',
    path: '/admin/api/operations/cron',
    summary: 'A pattern in words, and its next five ticks, as one that is entered',
    query: z.object({ cron, timeZone }),
    response: CronReading,
  },
  createSchedule: {
    method: 'POST',
    path: '/admin/api/operations/schedules',
    summary: 'Let a task run at other times too',
    status: 201,
    body: z.strictObject({ task: z.string().min(1).max(200), name, cron, timeZone, overlap, missedTicks, comment }),
    response: ScheduleShown,
  },
  changeSchedule: {
    method: 'PATCH',
    path: '/admin/api/operations/schedules/:id',
    summary: 'Pause, resume or reschedule a task; the next tick follows at once',
    params: byId,
    body: z.strictObject({
      cron: cron.optional(),
      timeZone: timeZone.optional(),
      enabled: z.boolean().optional(),
      overlap: overlap.optional(),
      missedTicks: missedTicks.optional(),
      comment,
    }),
    response: ScheduleShown,
  },
  removeSchedule: {
    method: 'DELETE',
    path: '/admin/api/operations/schedules/:id',
    summary: 'Remove a schedule that staff made, with its history; the one that is declared can be paused',
    status: 204,
    params: byId,
    response: z.undefined(),
  },
  scheduleRuns: {
    method: 'GET',
    path: '/admin/api/operations/schedules/:id/runs',
    summary: 'The runs of a task, the newest first',
    params: byId,
    query: PageQuery,
    response: pageOf(ScheduleRun),
  },
  runSchedule: {
    method: 'POST',
    path: '/admin/api/operations/schedules/:id/runs',
    summary: 'Run a task now, also while it is paused',
    status: 202,
    params: byId,
    body: z.strictObject({ comment }),
    response: ScheduleShown,
  },
} as const satisfies Record<string, AdminEndpoint>;
