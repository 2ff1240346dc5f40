import { z } from 'zod';
import type { AdminEndpoint } from './admin.js';
import { Event } from './events.js';
import { Flow } from './flow.js';
import { JobQueue } from './jobs.js';
import { PageQuery, pageOf } from './paging.js';
import { timestamp } from './timestamp.js';

/** What a rule says that broke, in words. `rule` names it and what it is about: `store-down postgres`. */
export const StatusBreach = z.object({ rule: z.string(), text: z.string() }).meta({ id: 'StatusBreach' });
export type StatusBreach = z.infer<typeof StatusBreach>;

export const QueueCounts = z.object({
  queue: JobQueue,
  waiting: z.number().int(),
  running: z.number().int(),
  delayed: z.number().int(),
  failed: z.number().int(),
});
export type QueueCounts = z.infer<typeof QueueCounts>;

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
  /** Without its values where the server keeps them apart. */
  query: z.string(),
  /** How long it runs by now, or took at the mean. */
  milliseconds: z.number(),
  /** How often it ran; null for one that runs now. */
  calls: z.number().int().nullable(),
});
export type SlowQuery = z.infer<typeof SlowQuery>;

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
    attempts: z.number().int(),
    /** What it did so far, by name. */
    counts: z.record(z.string(), z.number()),
    /** The last page that is done; a retry goes on behind it. */
    cursor: z.string().nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: 'ScheduleRun' });
export type ScheduleRun = z.infer<typeof ScheduleRun>;

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

export const QueuedJobState = z.enum(['waiting', 'running', 'delayed', 'failed']);
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
    failure: z.string().nullable(),
    stack: z.string().nullable(),
    createdAt: timestamp,
    startedAt: timestamp.nullable(),
    finishedAt: timestamp.nullable(),
    dueAt: timestamp.nullable(),
  })
  .meta({ id: 'QueuedJob' });
export type QueuedJob = z.infer<typeof QueuedJob>;

/** A message that no attempt could process. */
export const DeadLetter = z
  .object({
    id: z.string(),
    processor: z.string(),
    stream: z.string(),
    partition: z.number().int(),
    offset: z.number().int(),
    cause: z.string(),
    setAsideAt: z.string(),
    /** As it is: JSON of an event, unless that is what is wrong with it. */
    content: z.string(),
  })
  .meta({ id: 'DeadLetter' });
export type DeadLetter = z.infer<typeof DeadLetter>;

/** What was done to some, and why not to the others. */
export const DoneToSome = z.object({
  done: z.number().int(),
  refused: z.array(z.object({ id: z.string(), reason: z.string() })),
});
export type DoneToSome = z.infer<typeof DoneToSome>;

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

/** A source of advisories: how far it has been read, and what of it was set aside. */
export const SourceShown = z
  .object({
    name: z.string(),
    title: z.string(),
    enabled: z.boolean(),
    /** Whether it can be read from a moment on; else only whole. */
    incremental: z.boolean(),
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

/** Of jobs in Redis there is no key to page by; nobody looks further than that. */
const furthestJob = 10_000;
const ids = z.array(z.string().min(1).max(200)).min(1).max(200);
const byId = z.object({ id: z.uuid() });
const comment = z.string().trim().max(1_000).optional();

/** The pages behind `/operations`. Reading needs `operations.view`, everything else `operations.run`. */
export const operationsEndpoints = {
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
  statusAlerts: {
    method: 'GET',
    path: '/admin/api/status/alerts',
    summary: 'Rules that broke in the last thirty days, the newest first, 100 at the most',
    response: z.object({ items: z.array(StatusAlert) }),
  },
  schedules: {
    method: 'GET',
    path: '/admin/api/operations/schedules',
    summary: 'Every task of the clock, when it runs next, and how its last run went',
    response: z.object({ items: z.array(ScheduleShown) }),
  },
  readCron: {
    method: 'GET',
    path: '/admin/api/operations/cron',
    summary: 'A pattern in words, and its next five ticks',
    query: z.object({ cron, timeZone }),
    response: CronReading,
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
      overlap: ScheduleShown.shape.overlap.optional(),
      missedTicks: ScheduleShown.shape.missedTicks.optional(),
      comment,
    }),
    response: ScheduleShown,
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
    params: z.object({ verb: QueuedJobVerb }),
    body: z.strictObject({ queue: JobQueue, ids, comment }),
    response: DoneToSome,
  },
  deadLetters: {
    method: 'GET',
    path: '/admin/api/operations/dead-letters',
    summary: 'Messages that no attempt could process, the oldest 200',
    response: z.object({ items: z.array(DeadLetter), total: z.number().int() }),
  },
  requeueDeadLetters: {
    method: 'POST',
    path: '/admin/api/operations/dead-letters/requeue',
    summary: 'Have messages tried again, as they are or mended',
    body: z.strictObject({
      letters: z
        .array(z.strictObject({ id: z.string().max(64), event: Event.optional() }))
        .min(1)
        .max(200),
      comment,
    }),
    response: DoneToSome,
  },
  dropDeadLetters: {
    method: 'POST',
    path: '/admin/api/operations/dead-letters/drop',
    summary: 'Give messages up for good',
    body: z.strictObject({ ids, comment }),
    response: DoneToSome,
  },
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
