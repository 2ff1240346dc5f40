import { z } from 'zod';
import { AdminName, AdminOption } from './admin-screens.js';
import { Problem } from './errors.js';
import { timestamp } from './timestamp.js';

/** Stands for a secret value wherever a row is shown, exported or recorded. */
export const masked = '••••••';
/** Whatever has more rows than this is a job. */
export const adminRowsAtOnce = 200;
/** Nothing is counted beyond this: "10,000+". */
export const adminCountLimit = 10_000;

/** As many rows may one list of relations lead to. */
export const adminMostRelations = 1_000;

/** A model's id as text. Of several fields: each percent-encoded, joined by `~`. */
export const AdminId = z.string().min(1).max(1_500);
export const AdminValues = z.record(AdminName, z.unknown()).refine((values) => Object.keys(values).length <= 200, {
  message: 'at most 200 fields',
});
export type AdminValues = z.infer<typeof AdminValues>;

/** A bounded count: `more` says that there are more than were counted, or that counting took too long. */
export const AdminCount = z.object({ count: z.number().int(), more: z.boolean() }).meta({ id: 'AdminCount' });
export type AdminCount = z.infer<typeof AdminCount>;

/** The value of a relation: where it leads and how that row is called. Label and id are equal where it is not known. */
export const AdminLink = z
  .object({
    id: z.string(),
    label: z.string(),
    /** There is no such row any more. */
    gone: z.literal(true).optional(),
  })
  .meta({ id: 'AdminLink' });
export type AdminLink = z.infer<typeof AdminLink>;

const moment = z.iso.datetime({ offset: true }).or(z.iso.date());
export const AdminFilterValue = z
  .union([
    z.strictObject({ in: z.array(AdminOption.shape.value).min(1).max(50) }),
    z.strictObject({ empty: z.boolean() }),
    /** A year, a month or a day in UTC: `2026`, `2026-03`, `2026-03-21`. */
    z.strictObject({ period: z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/) }),
    /** From inclusive, to exclusive. */
    z.strictObject({ from: z.union([z.number(), moment]).optional(), to: z.union([z.number(), moment]).optional() }),
  ])
  .meta({ id: 'AdminFilterValue' });
export type AdminFilterValue = z.infer<typeof AdminFilterValue>;

/** By the filter's name. */
export const AdminFilterValues = z
  .record(AdminName, AdminFilterValue)
  .refine((values) => Object.keys(values).length <= 20, { message: 'at most 20 filters' });
export type AdminFilterValues = z.infer<typeof AdminFilterValues>;

export const AdminSearch = z.string().trim().max(200);

/** Which rows: chosen ones, or everything that a list with this search and these filters would show. */
export const AdminSelection = z
  .union([
    z.strictObject({ ids: z.array(AdminId).min(1).max(1_000) }),
    z.strictObject({
      all: z.strictObject({ search: AdminSearch.default(''), filters: AdminFilterValues.default({}) }),
    }),
  ])
  .meta({ id: 'AdminSelection' });
export type AdminSelection = z.infer<typeof AdminSelection>;

export const AdminListRow = z
  .object({
    id: z.string(),
    title: z.string(),
    /** Goes back with a change: a stale one is refused. Null in a list that nobody may change. */
    version: z.string().nullable(),
    /** By the column's name; relations are `AdminLink`s, moments ISO 8601 in UTC, big integers text. */
    values: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AdminListRow' });
export type AdminListRow = z.infer<typeof AdminListRow>;

export const AdminListPage = z
  .object({ rows: z.array(AdminListRow), next: z.string().nullable(), total: AdminCount })
  .meta({ id: 'AdminListPage' });
export type AdminListPage = z.infer<typeof AdminListPage>;

/** How many rows each value of each filter has, under the search and the other filters. */
export const AdminFacets = z
  .object({
    filters: z.array(
      z.object({
        name: z.string(),
        values: z.array(
          z.object({
            label: z.string(),
            /** Goes into `filters` as it is. */
            value: AdminFilterValue,
            count: z.number().int(),
            more: z.boolean(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'AdminFacets' });
export type AdminFacets = z.infer<typeof AdminFacets>;

export const AdminRow = z
  .object({
    id: z.string(),
    title: z.string(),
    version: z.string(),
    /** By the field's name, for every field of the form. */
    values: z.record(z.string(), z.unknown()),
    /** By the inline's name: the first rows in order of their ids; `more` when there are others. */
    inlines: z.record(
      z.string(),
      z.object({ rows: z.array(AdminListRow.extend({ version: z.string() })), more: z.boolean() }),
    ),
    can: z.object({ change: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: 'AdminRow' });
export type AdminRow = z.infer<typeof AdminRow>;

/** What is done to the rows of an inline together with their parent. */
export const AdminInlineChanges = z.strictObject({
  add: z.array(AdminValues).max(100).default([]),
  change: z
    .array(z.strictObject({ id: AdminId, version: z.string().max(64), values: AdminValues }))
    .max(100)
    .default([]),
  remove: z.array(AdminId).max(100).default([]),
});
export type AdminInlineChanges = z.infer<typeof AdminInlineChanges>;

export const AdminWrite = z.strictObject({
  /** Only what is new; a field that is not named keeps its value. Relations by id. */
  values: AdminValues,
  inlines: z.record(AdminName, AdminInlineChanges).default({}),
  comment: z.string().trim().max(1_000).optional(),
});
export type AdminWrite = z.infer<typeof AdminWrite>;

/** 409 `admin.stale`: somebody else was faster. `fields` has each field whose present value is not what was sent. */
export const AdminStaleProblem = Problem.extend({
  conflict: z.object({
    id: z.string(),
    version: z.string(),
    values: z.record(z.string(), z.unknown()),
    fields: z.array(z.object({ field: z.string(), yours: z.unknown(), now: z.unknown() })),
  }),
}).meta({ id: 'AdminStaleProblem' });
export type AdminStaleProblem = z.infer<typeof AdminStaleProblem>;

/** What would be touched: shown before it is done. */
export const AdminPreview = z
  .object({
    total: AdminCount,
    /** The first of them. */
    rows: z.array(AdminLink),
    /** For a removal: what goes along, loses its link, stays without it, or stands in the way. */
    along: z.array(
      AdminCount.extend({
        label: z.string(),
        screen: z.string().nullable(),
        effect: z.enum(['removed', 'unlinked', 'left', 'refuses']),
        /** By whom, or what that means. */
        note: z.string().nullable(),
      }),
    ),
    /** It will be a job. */
    job: z.boolean(),
  })
  .meta({ id: 'AdminPreview' });
export type AdminPreview = z.infer<typeof AdminPreview>;

export const AdminJobState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);
export const AdminJob = z
  .object({
    id: z.string(),
    kind: z.enum(['action', 'removal', 'export']),
    screen: z.string(),
    /** Of an action its name, of an export its format. */
    name: z.string(),
    state: AdminJobState,
    total: AdminCount,
    done: z.number().int(),
    /** What it said at its end, or why it failed. */
    message: z.string().nullable(),
    /** An export that can be fetched; null before it is done, and once its file is gone. */
    file: z.string().nullable(),
    requestedBy: z.string(),
    createdAt: timestamp,
    finishedAt: timestamp.nullable(),
  })
  .meta({ id: 'AdminJob' });
export type AdminJob = z.infer<typeof AdminJob>;

/** Done at once, or a job to follow. */
export const AdminOutcome = z
  .object({ done: z.number().int(), message: z.string().nullable(), job: AdminJob.nullable() })
  .meta({ id: 'AdminOutcome' });
export type AdminOutcome = z.infer<typeof AdminOutcome>;

export const AdminHistoryEntry = z
  .object({
    id: z.string(),
    at: timestamp,
    by: z.object({ id: z.string(), name: z.string() }),
    screen: z.string(),
    objectId: z.string(),
    objectTitle: z.string(),
    /** Or the name of an action. */
    verb: z.string(),
    state: z.enum(['intended', 'done', 'failed']),
    changes: z.array(z.object({ field: z.string(), label: z.string(), before: z.unknown(), after: z.unknown() })),
    comment: z.string().nullable(),
    /** Of a removed row: what went along with it. */
    along: z.array(AdminCount.extend({ label: z.string() })),
    /** Whether this viewer may bring back what was before. */
    restorable: z.boolean(),
    /** Where only its fields are in the way of that: which, and why. */
    obstacle: z.string().nullable(),
    /** Of one that stands for all that one action, removal or edit of a list changed: so many rows. Their changes are read by its id. */
    run: AdminCount.nullable(),
  })
  .meta({ id: 'AdminHistoryEntry' });
export type AdminHistoryEntry = z.infer<typeof AdminHistoryEntry>;

export const AdminView = z
  .object({
    id: z.string(),
    name: z.string(),
    screen: z.string(),
    /** Everybody who sees the screen sees it. */
    shared: z.boolean(),
    mine: z.boolean(),
    search: z.string(),
    filters: AdminFilterValues,
    order: z.array(z.string()),
  })
  .meta({ id: 'AdminView' });
export type AdminView = z.infer<typeof AdminView>;
