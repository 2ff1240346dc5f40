import { z } from 'zod';
import type { AdminEndpoint } from './admin.js';
import { Flow } from './flow.js';
import { QueueCounts } from './operations-queues.js';
import { timestamp } from './timestamp.js';

/** What a rule says that broke, in words. `rule` names it and what it is about: `store-down postgres`. */
export const StatusBreach = z.object({ rule: z.string(), text: z.string() }).meta({ id: 'StatusBreach' });
export type StatusBreach = z.infer<typeof StatusBreach>;

/** A task of the clock as a pipeline's reader should know it: is what it brings current? */
export const TaskStatus = z.object({
  task: z.string(),
  description: z.string(),
  /** Whether it brings data in from outside. */
  source: z.boolean(),
  state: z.enum(['ok', 'never-run', 'running', 'stalled', 'paused']),
  lastAttemptAt: timestamp.nullable(),
  lastSuccessAt: timestamp.nullable(),
  nextRunAt: timestamp.nullable(),
  failure: z.string().nullable(),
});
export type TaskStatus = z.infer<typeof TaskStatus>;

/** What an app's own metrics say since it started; null where they could not be read from here. */
const AppStatus = z.object({
  name: z.string(),
  figures: z
    .object({
      uptimeSeconds: z.number(),
      memoryBytes: z.number(),
      requests: z.number(),
      /** Requests that were answered with 500 or above. */
      failures: z.number(),
    })
    .nullable(),
  /** Of the last five minutes; null until they were measured. */
  recent: z.object({ requests: z.number(), failures: z.number() }).nullable(),
  /** Settings whose value it cannot use, so that it goes by the usual one; null where that could not be read from here. */
  unfitSettings: z.array(z.string()).nullable(),
});
export type AppStatus = z.infer<typeof AppStatus>;

/** Of the machine or container that was asked. */
const HostStatus = z.object({
  diskUsed: z.number(),
  diskTotal: z.number(),
  memoryUsed: z.number(),
  memoryTotal: z.number(),
});

const SlowQuery = z.object({
  id: z.string(),
  store: z.enum(['postgres', 'mongodb']),
  /** Without its values where the server keeps them apart. */
  query: z.string(),
  /** How long it runs by now, took at the mean, or at the most of those that were kept. */
  milliseconds: z.number(),
  /** How often it ran, or was kept as slow; null for one that runs now. */
  calls: z.number().int().nullable(),
  /** When it was last slow; null where the server does not say. */
  lastAt: timestamp.nullable(),
});
export type SlowQuery = z.infer<typeof SlowQuery>;

/** What the event log no longer had when it was to be read, within a day, and what became of it. */
const LogLoss = z.object({
  /** Who had not read it; null where the log itself was another one, begun anew. */
  processor: z.string().nullable(),
  /** The last time. */
  at: timestamp,
  /** Events that the processor has handled all the same, out of the store of events. */
  mended: z.number().int(),
  /** Events that nobody had read, and that went into the log once more. */
  publishedAgain: z.number().int(),
});
export type LogLoss = z.infer<typeof LogLoss>;

/** "Is everything all right?" Parts that did not answer in time are null, never empty. */
export const StatusReport = z
  .object({
    at: timestamp,
    /** Empty when everything is all right. */
    breaches: z.array(StatusBreach),
    stores: z.array(
      z.object({
        name: z.string(),
        up: z.boolean(),
        milliseconds: z.number(),
        reason: z.string().nullable(),
        version: z.string().nullable(),
      }),
    ),
    queues: z.array(QueueCounts).nullable(),
    flow: Flow.nullable(),
    /** Messages that our own side keeps from going, counted to 1,000, and since when the oldest waits. */
    heldUp: z.object({ messages: z.number().int(), since: timestamp.nullable() }).nullable(),
    logLosses: z.array(LogLoss).nullable(),
    deadLetters: z.number().int().nullable(),
    tasks: z.array(TaskStatus).nullable(),
    apps: z.array(AppStatus),
    host: HostStatus.nullable(),
    slowQueries: z.array(SlowQuery).nullable(),
    versions: z.array(z.object({ name: z.string(), version: z.string() })),
  })
  .meta({ id: 'StatusReport' });
export type StatusReport = z.infer<typeof StatusReport>;

export const StatusAlert = z
  .object({
    id: z.string(),
    rule: z.string(),
    text: z.string(),
    openedAt: timestamp,
    closedAt: timestamp.nullable(),
  })
  .meta({ id: 'StatusAlert' });
export type StatusAlert = z.infer<typeof StatusAlert>;

export const statusDaysKept = 30;

export const statusEndpoints = {
  status: {
    method: 'GET',
    path: '/admin/api/status',
    summary: 'Whether everything is all right, and how each part is',
    response: StatusReport,
  },
  statusHistory: {
    method: 'GET',
    path: '/admin/api/status/history',
    summary: 'What was measured each minute, as up to 300 points a figure: the highest of each span',
    query: z.object({
      hours: z.coerce
        .number()
        .int()
        .min(1)
        .max(statusDaysKept * 24)
        .default(24),
    }),
    response: z.object({
      /** Seconds that a point stands for. */
      span: z.number().int(),
      series: z.array(
        z.object({ metric: z.string(), points: z.array(z.object({ at: timestamp, value: z.number() })) }),
      ),
    }),
  },
  slowQueryPlan: {
    method: 'GET',
    path: '/admin/api/status/slow-queries/:id/plan',
    summary: 'How the server would answer a slow query: planned, not run',
    params: z.object({ id: z.string().regex(/^[0-9a-f]{32}$/) }),
    response: z.object({ plan: z.string() }),
  },
  statusAlerts: {
    method: 'GET',
    path: '/admin/api/status/alerts',
    summary: 'Rules that broke in the last thirty days, the newest first, 100 at the most, and who is told',
    response: z.object({
      items: z.array(StatusAlert),
      /** By the environment: who is mailed, and whether Sentry is told. */
      told: z.object({ email: z.string().nullable(), errors: z.boolean() }),
    }),
  },
} as const satisfies Record<string, AdminEndpoint>;
