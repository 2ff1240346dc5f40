import { z } from 'zod';
import { Event } from './events.js';
import { FeedReason } from './feed.js';
import { PageQuery, pageOf } from './paging.js';
import { timestamp } from './timestamp.js';

/** Something of our own to say, that is no event: a channel that we paused. */
export const InboxNotice = z
  .object({ kind: z.literal('channel-paused'), channelId: z.string(), channelName: z.string(), reason: z.string() })
  .meta({ id: 'InboxNotice' });
export type InboxNotice = z.infer<typeof InboxNotice>;

export const inboxStates = ['unread', 'read', 'done'] as const;
export const InboxItem = z
  .object({
    id: z.string(),
    /** Exactly one of `event` and `notice`. */
    event: Event.nullable(),
    notice: InboxNotice.nullable(),
    packageName: z.string().nullable(),
    reasons: z.array(FeedReason),
    watched: z.boolean(),
    /** Why it came. A rule that is gone since is not named. */
    rules: z.array(z.object({ id: z.string(), name: z.string() })),
    /** It waits for the digest, because the day's noise budget was used up. */
    heldBack: z.boolean(),
    at: timestamp,
    state: z.enum(inboxStates),
    snoozedUntil: timestamp.nullable(),
  })
  .meta({ id: 'InboxItem' });
export type InboxItem = z.infer<typeof InboxItem>;
/** Counted to 1,000 at the most; snoozed ones do not count. */
const unread = z.number().int();
export const InboxPage = pageOf(InboxItem).extend({ unread });
export type InboxPage = z.infer<typeof InboxPage>;

export const getInbox = {
  method: 'GET',
  path: '/v1/inbox',
  summary: 'Your alerts, newest first: those not done, or only unread, snoozed or done ones',
  query: PageQuery.extend({ show: z.enum(['open', 'unread', 'snoozed', 'done']).default('open') }),
  response: InboxPage,
  tokens: false,
  errors: ['request.cursor-invalid', 'token.not-enough'],
} as const;
export const changeInboxItem = {
  method: 'PATCH',
  path: '/v1/inbox/:id',
  summary: 'Mark an alert read, unread or done, or snooze it',
  params: z.object({ id: z.string().length(32) }),
  /** A snoozed item comes back unread, whatever it was; a state without a word on the snooze ends it. */
  body: z
    .object({ state: z.enum(inboxStates).optional(), snoozedUntil: timestamp.nullable().optional() })
    .refine(({ state, snoozedUntil }) => state !== undefined || snoozedUntil !== undefined, 'says nothing'),
  response: z.object({ unread }),
  whileSuspended: true,
  errors: ['alert.not-found'],
} as const;
export const changeInbox = {
  method: 'PUT',
  path: '/v1/inbox/state',
  summary: 'Mark everything up to a moment as read, or as done; what is snoozed stays',
  body: z.object({ state: z.enum(['read', 'done']), until: timestamp }),
  response: z.object({ unread }),
  whileSuspended: true,
} as const;
