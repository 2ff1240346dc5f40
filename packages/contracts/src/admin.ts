import { z } from 'zod';
import {
  AdminFacets,
  AdminFilterValues,
  AdminHistoryEntry,
  AdminId,
  AdminJob,
  AdminLink,
  AdminListPage,
  AdminListRow,
  AdminOutcome,
  AdminPreview,
  AdminRow,
  AdminSearch,
  AdminSelection,
  AdminValues,
  AdminView,
  AdminWrite,
} from './admin-rows.js';
import { AdminName, AdminScreenName, AdminSite } from './admin-screens.js';
import type { Endpoint } from './endpoint.js';
import { PageQuery, pageOf, queryFlag } from './paging.js';

/** One endpoint of the admin: like those of the API, for staff only. */
export type AdminEndpoint = Omit<Endpoint, 'path' | 'tokens'> & { readonly path: `/admin/api/${string}` };

const screen = z.object({ screen: AdminScreenName });
const row = screen.extend({ id: AdminId });
const byId = z.object({ id: z.uuid() });
const comment = z.string().trim().max(1_000).optional();

/** JSON within a query string. */
const jsonText = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .max(4_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('is not JSON');
        return z.NEVER;
      }
    })
    .pipe(schema);

const order = z
  .string()
  .max(500)
  .transform((text) => text.split(','))
  .pipe(z.array(z.string().regex(/^-?[A-Za-z_][A-Za-z0-9_.-]{0,99}$/)).max(5));
/** `filters` is JSON: `{"state":{"in":["failed"]}}`; `order` is `-createdAt,name`. */
const listQuery = PageQuery.extend({
  search: AdminSearch.optional(),
  filters: jsonText(AdminFilterValues).optional(),
  order: order.optional(),
  /** `false` leaves the count out, for the pages behind the first. */
  count: queryFlag.optional(),
});
const version = z.string().max(64);

/** The verbs of the admin. `site` tells which screens there are; all others name one of them. */
export const adminEndpoints = {
  site: {
    method: 'GET',
    path: '/admin/api/site',
    summary: 'Every screen that you may see, as data',
    response: AdminSite,
  },
  list: {
    method: 'GET',
    path: '/admin/api/screens/:screen/rows',
    summary: 'A page of rows, by key',
    params: screen,
    query: listQuery,
    response: AdminListPage,
  },
  facets: {
    method: 'GET',
    path: '/admin/api/screens/:screen/filters',
    summary: 'What each filter would leave, in bounded counts',
    params: screen,
    query: listQuery.pick({ search: true, filters: true }),
    response: AdminFacets,
  },
  read: {
    method: 'GET',
    path: '/admin/api/screens/:screen/rows/:id',
    summary: 'One row, as its form shows it',
    params: row,
    response: AdminRow,
  },
  create: {
    method: 'POST',
    path: '/admin/api/screens/:screen/rows',
    summary: 'Add a row; "save as new" is this with the values of another',
    status: 201,
    params: screen,
    body: AdminWrite,
    response: AdminRow,
  },
  update: {
    method: 'PATCH',
    path: '/admin/api/screens/:screen/rows/:id',
    summary: 'Change a row; refused when it is not the version that you saw',
    params: row,
    body: AdminWrite.extend({ version }),
    response: AdminRow,
  },
  updateSome: {
    method: 'PATCH',
    path: '/admin/api/screens/:screen/rows',
    summary: 'Change some rows in the list, all or none',
    params: screen,
    body: z.strictObject({
      rows: z
        .array(z.strictObject({ id: AdminId, version, values: AdminValues }))
        .min(1)
        .max(200),
      comment,
    }),
    response: z.object({ rows: z.array(AdminListRow) }),
  },
  previewRemoval: {
    method: 'POST',
    path: '/admin/api/screens/:screen/removal/preview',
    summary: 'What a removal would take along',
    params: screen,
    body: z.strictObject({ selection: AdminSelection }),
    response: AdminPreview,
  },
  remove: {
    method: 'POST',
    path: '/admin/api/screens/:screen/removal',
    summary: 'Remove rows, as a job when they are many',
    params: screen,
    body: z.strictObject({ selection: AdminSelection, comment }),
    response: AdminOutcome,
  },
  previewAction: {
    method: 'POST',
    path: '/admin/api/screens/:screen/actions/:action/preview',
    summary: 'Which rows an action would touch',
    params: screen.extend({ action: AdminName }),
    body: z.strictObject({ selection: AdminSelection }),
    response: AdminPreview,
  },
  act: {
    method: 'POST',
    path: '/admin/api/screens/:screen/actions/:action',
    summary: 'Run an action, as a job when the rows are many',
    params: screen.extend({ action: AdminName }),
    body: z.strictObject({ selection: AdminSelection, input: AdminValues.default({}), comment }),
    response: AdminOutcome,
  },
  lookup: {
    method: 'GET',
    path: '/admin/api/screens/:screen/lookup/:field',
    summary: 'What a relation or a filter by relation can be set to',
    params: screen.extend({ field: AdminName }),
    query: z.object({ search: AdminSearch.default(''), cursor: PageQuery.shape.cursor }),
    response: pageOf(AdminLink),
  },
  history: {
    method: 'GET',
    path: '/admin/api/screens/:screen/rows/:id/history',
    summary: 'Who did what to a row, the newest first; also of a row that is gone',
    params: row,
    query: PageQuery,
    response: pageOf(AdminHistoryEntry),
  },
  recent: {
    method: 'GET',
    path: '/admin/api/history',
    summary: 'The newest changes on the screens that you may see: one item for each run over several rows',
    /** With `run`, the id of such an item: all the changes that it stands for. */
    query: PageQuery.extend({
      mine: queryFlag.default(false),
      run: z.uuid().optional(),
    }),
    response: pageOf(AdminHistoryEntry),
  },
  restore: {
    method: 'POST',
    path: '/admin/api/history/:id/restore',
    summary: 'Bring back what a change replaced, or a row that was removed',
    params: byId,
    body: z.strictObject({ comment }),
    response: AdminRow,
  },
  export: {
    method: 'POST',
    path: '/admin/api/screens/:screen/exports',
    summary: 'Rows as a file: at once when they are few, else as a job',
    params: screen,
    body: z.strictObject({ format: z.enum(['csv', 'json']), selection: AdminSelection }),
    response: z.object({
      file: z.object({ name: z.string(), type: z.string(), content: z.string() }).nullable(),
      job: AdminJob.nullable(),
    }),
  },
  jobs: {
    method: 'GET',
    path: '/admin/api/jobs',
    summary: 'Your jobs, the newest first; a superuser sees everybody’s',
    query: PageQuery,
    response: pageOf(AdminJob),
  },
  job: { method: 'GET', path: '/admin/api/jobs/:id', summary: 'How far a job is', params: byId, response: AdminJob },
  cancelJob: {
    method: 'POST',
    path: '/admin/api/jobs/:id/cancellation',
    summary: 'Stop a job behind the batch that it works on; what is done stays done',
    params: byId,
    response: AdminJob,
  },
  retryJob: {
    method: 'POST',
    path: '/admin/api/jobs/:id/retry',
    summary: 'Take up a job that failed where it stopped; it is yours from now on',
    params: byId,
    response: AdminJob,
  },
  /** Answers with the file itself. */
  jobFile: {
    method: 'GET',
    path: '/admin/api/jobs/:id/file',
    summary: 'The file of an export',
    params: byId,
    response: z.string(),
  },
  views: {
    method: 'GET',
    path: '/admin/api/screens/:screen/views',
    summary: 'Saved views of a list: yours and shared ones',
    params: screen,
    response: z.object({ items: z.array(AdminView) }),
  },
  saveView: {
    method: 'POST',
    path: '/admin/api/screens/:screen/views',
    summary: 'Save a view, or replace yours of the same name',
    params: screen,
    body: z.strictObject({
      name: z.string().trim().min(1).max(60),
      shared: z.boolean().default(false),
      search: AdminSearch.default(''),
      filters: AdminFilterValues.default({}),
      order: z.array(z.string().max(101)).max(5).default([]),
    }),
    response: AdminView,
  },
  removeView: {
    method: 'DELETE',
    path: '/admin/api/screens/:screen/views/:id',
    summary: 'Remove a view of yours',
    status: 204,
    params: screen.extend({ id: z.uuid() }),
    response: z.undefined(),
  },
} as const satisfies Record<string, AdminEndpoint>;
