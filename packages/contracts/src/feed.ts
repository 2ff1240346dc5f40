import { z } from 'zod';
import { Event, eventTypes } from './events.js';
import { PageQuery, pageOf, queryFlag } from './paging.js';
import { projectParams } from './project-params.js';
import { timestamp } from './timestamp.js';

/** Why an event is in somebody's feed: the project that uses the package, and through what. */
export const FeedReason = z
  .object({
    projectId: z.string(),
    projectName: z.string(),
    version: z.string(),
    direct: z.boolean(),
    dev: z.boolean(),
    /** The shortest chain, the package itself last: "via express → body-parser". */
    path: z.array(z.string()),
  })
  .meta({ id: 'FeedReason' });
export type FeedReason = z.infer<typeof FeedReason>;

export const FeedItem = z
  .object({
    event: Event,
    packageName: z.string().nullable(),
    isNew: z.boolean(),
    watched: z.boolean(),
    /** The first three; the whole list is an endpoint of its own. */
    reasons: z.array(FeedReason),
    /** How many projects beyond those of `reasons` it came through. */
    moreReasons: z.number().int(),
  })
  .meta({ id: 'FeedItem' });
export type FeedItem = z.infer<typeof FeedItem>;

/** `types` is a comma-separated list of event types. */
export const FeedQuery = PageQuery.extend({
  types: z
    .string()
    .max(500)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(eventTypes)).min(1))
    .optional(),
  direct: queryFlag.optional().meta({ description: 'true: only packages that a project asks for itself' }),
  production: queryFlag.optional().meta({ description: 'true: without development dependencies' }),
});
export type FeedQuery = z.infer<typeof FeedQuery>;

export const FeedPage = pageOf(FeedItem).extend({
  /** Events that are new since the reader last said "seen", whatever the filters; null on the pages behind the first. */
  newCount: z.number().int().nullable(),
  /** Whether there are more than were counted: it ends at 99. */
  moreNew: z.boolean(),
  seenAt: timestamp.nullable(),
  /** Just before the page was read: what came in until then has been counted. */
  readAt: timestamp,
});
export type FeedPage = z.infer<typeof FeedPage>;

export const FeedReasons = pageOf(FeedReason);
export type FeedReasons = z.infer<typeof FeedReasons>;

export const getFeed = {
  method: 'GET',
  path: '/v1/feed',
  summary: 'Your feed: what happened to everything you depend on or watch, newest first',
  query: FeedQuery,
  response: FeedPage,
  errors: ['request.cursor-invalid'],
} as const;
export const getProjectFeed = {
  method: 'GET',
  path: '/v1/projects/:id/feed',
  summary: 'What happened to the packages of a project, newest first',
  params: projectParams,
  query: FeedQuery,
  response: FeedPage,
  errors: ['project.not-found', 'request.cursor-invalid'],
} as const;
export const getFeedReasons = {
  method: 'GET',
  path: '/v1/feed/:id/reasons',
  summary: 'Why an event is in your feed: all projects that it came through',
  params: z.object({ id: z.string().max(64) }),
  query: PageQuery,
  response: FeedReasons,
  errors: ['event.not-found', 'request.cursor-invalid'],
} as const;
export const markFeedSeen = {
  method: 'PUT',
  path: '/v1/feed/seen',
  summary: 'Everything has been seen that came in until a moment; without one, until now',
  status: 204,
  query: z.object({ until: timestamp.optional() }),
  response: z.undefined(),
  whileSuspended: true,
} as const;
