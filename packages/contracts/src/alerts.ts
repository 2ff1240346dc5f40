import { z } from 'zod';
import { SeverityLevel } from './advisories.js';
import { Event, eventTypes, semverLevels } from './events.js';
import { FeedReason } from './feed.js';
import { PageQuery, pageOf } from './paging.js';
import { timestamp } from './timestamp.js';

/** Whose it is: one's own (null), or an organisation's, which its owners look after and its members see. */
const owned = { organisationId: z.string().max(64).nullable().default(null) };

/** What a rule listens to. */
export const RuleScope = z
  .discriminatedUnion('kind', [
    /** Every project of the rule's owner; for a person all their organisations', and what they watch. */
    z.object({ kind: z.literal('everything') }),
    z.object({ kind: z.literal('projects'), projectIds: z.array(z.uuid()).min(1).max(200) }),
    /** Purls without a version. A person hears of them wherever they are in their feed. */
    z.object({ kind: z.literal('packages'), packagePurls: z.array(z.string().min(5).max(500)).min(1).max(200) }),
  ])
  .meta({ id: 'RuleScope' });
export type RuleScope = z.infer<typeof RuleScope>;

/** Which events of its scope a rule lets through: those that meet every condition that applies to their type. */
export const RuleConditions = z
  .object({
    types: z.array(z.enum(eventTypes)).min(1).max(eventTypes.length),
    /** For advisories and findings; a malicious package always passes, an unknown severity never does. */
    minimumSeverity: SeverityLevel.nullable().default(null),
    directOnly: z.boolean().default(false),
    productionOnly: z.boolean().default(false),
    /** For releases: the levels that count; null for all. */
    levels: z.array(z.enum(semverLevels)).min(1).max(semverLevels.length).nullable().default(null),
    /** For releases: whether pre-releases count. */
    prereleases: z.boolean().default(false),
    /** For advisories and findings: only where a version without it is published. */
    onlyWithFix: z.boolean().default(false),
  })
  .meta({ id: 'RuleConditions' });
export type RuleConditions = z.infer<typeof RuleConditions>;

export const sendTimes = ['at-once', 'daily', 'weekly'] as const;
export const SendTime = z.enum(sendTimes);
export type SendTime = z.infer<typeof SendTime>;

/** Where a rule sends, and when. A channel belongs to the rule's owner, and stands here once. */
const RuleChannel = z.object({ channelId: z.uuid(), when: SendTime });

const ruleDraft = {
  name: z.string().trim().min(1).max(100),
  scope: RuleScope,
  conditions: RuleConditions,
  /** A person's rule may put alerts into their inbox; an organisation's has none. */
  inbox: z.boolean().default(true),
  channels: z.array(RuleChannel).max(10).default([]),
};
export const RuleDraft = z.object({ ...ruleDraft, ...owned }).meta({ id: 'RuleDraft' });
export type RuleDraft = z.infer<typeof RuleDraft>;
export const Rule = z
  .object({
    id: z.string(),
    ...ruleDraft,
    organisationId: z.string().nullable(),
    enabled: z.boolean(),
    /** Quiet until then. */
    snoozedUntil: timestamp.nullable(),
    createdAt: timestamp,
    updatedAt: timestamp,
    /** Alerts of the last 30 days; counted to 1,000 at the most. */
    recentAlerts: z.number().int(),
  })
  .meta({ id: 'Rule' });
export type Rule = z.infer<typeof Rule>;

const ofOwner = z.object({ organisationId: z.string().max(64).optional() });
const id = z.object({ id: z.uuid() });

export const listRules = {
  method: 'GET',
  path: '/v1/rules',
  summary: 'Your alert rules, or those of an organisation, the newest first',
  query: PageQuery.extend(ofOwner.shape),
  response: pageOf(Rule),
  tokens: false,
  errors: ['organisation.not-found', 'request.cursor-invalid', 'token.not-enough'],
} as const;
export const createRule = {
  method: 'POST',
  path: '/v1/rules',
  summary: 'Make an alert rule; it speaks of what happens from now on',
  status: 201,
  body: RuleDraft,
  response: Rule,
  errors: ['quota.exceeded', 'rule.invalid', 'alert.owner-only', 'organisation.not-found'],
} as const;
export const updateRule = {
  method: 'PUT',
  path: '/v1/rules/:id',
  summary: 'Change an alert rule; its owner stays',
  params: id,
  body: RuleDraft.omit({ organisationId: true }).extend({ enabled: z.boolean().default(true) }),
  response: Rule,
  errors: ['rule.not-found', 'rule.invalid', 'alert.owner-only'],
} as const;
export const deleteRule = {
  method: 'DELETE',
  path: '/v1/rules/:id',
  summary: 'Remove an alert rule; what it sent stays',
  status: 204,
  params: id,
  response: z.undefined(),
  errors: ['rule.not-found', 'alert.owner-only'],
} as const;
export const snoozeRule = {
  method: 'PUT',
  path: '/v1/rules/:id/snooze',
  summary: 'Keep a rule quiet until a moment, or wake it (null)',
  params: id,
  body: z.object({ until: timestamp.nullable() }),
  response: Rule,
  errors: ['rule.not-found', 'alert.owner-only'],
} as const;

/** What a rule would have sent, from what really happened. */
export const RulePreview = z
  .object({
    days: z.number().int(),
    /** Different events that the rule lets through; counted to 10,000 at the most, then `bounded`. */
    alerts: z.number().int(),
    bounded: z.boolean(),
    /** Of those that would have gone out at once by e-mail or Slack, how many the noise budget had kept for the digest. */
    heldBack: z.number().int(),
    /** By week, the oldest first; `from` is a Monday in the owner's time zone, as a date. */
    weeks: z.array(z.object({ from: z.iso.date(), alerts: z.number().int() })),
    /** By type, the most first. */
    types: z.array(z.object({ type: z.enum(eventTypes), alerts: z.number().int() })),
    /** The newest five. */
    examples: z.array(
      z.object({ event: Event, packageName: z.string().nullable(), projectNames: z.array(z.string()) }),
    ),
    /** Since when findings are known: before that, history has none. Null where the scope has no project. */
    findingsSince: timestamp.nullable(),
  })
  .meta({ id: 'RulePreview' });
export type RulePreview = z.infer<typeof RulePreview>;
export const previewRule = {
  method: 'POST',
  path: '/v1/rules/preview',
  summary: 'What a rule would have sent in the last days, from real history; nothing is stored',
  body: z.object({ rule: RuleDraft, days: z.number().int().min(1).max(366).default(90) }),
  response: RulePreview,
  whileSuspended: true,
  errors: ['rule.invalid', 'organisation.not-found'],
} as const;

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

/** Nothing of this subject becomes an alert of its owner; the feed still shows it. */
export const Mute = z
  .object({
    id: z.string(),
    organisationId: z.string().nullable(),
    /** A package's purl without a version, or `project:<id>`. */
    subject: z.string(),
    /** The package's or project's name. */
    name: z.string(),
    /** A snooze ends by itself; null: until it is taken back. */
    until: timestamp.nullable(),
    createdAt: timestamp,
  })
  .meta({ id: 'Mute' });
export type Mute = z.infer<typeof Mute>;
export const mutesOfAnOwner = 1_000;
export const listMutes = {
  method: 'GET',
  path: '/v1/mutes',
  summary: 'What you have muted or snoozed, or an organisation has',
  query: ofOwner,
  response: z.object({ items: z.array(Mute) }),
  tokens: false,
  errors: ['organisation.not-found', 'token.not-enough'],
} as const;
export const createMute = {
  method: 'POST',
  path: '/v1/mutes',
  summary: 'Mute a package or a project, or snooze it until a moment; the same again changes the moment',
  status: 201,
  body: z.object({ ...owned, subject: z.string().min(5).max(500), until: timestamp.nullable().default(null) }),
  response: Mute,
  errors: [
    'mute.limit-reached',
    'package.purl-invalid',
    'project.not-found',
    'organisation.not-found',
    'alert.owner-only',
  ],
} as const;
export const deleteMute = {
  method: 'DELETE',
  path: '/v1/mutes/:id',
  summary: 'Hear of it again',
  status: 204,
  params: id,
  response: z.undefined(),
  errors: ['mute.not-found', 'alert.owner-only'],
} as const;

/** The noise budget and the digest's time, of a person or an organisation. */
export const AlertSettings = z
  .object({
    /** An IANA time zone: what "a day" and "eight o'clock" mean. */
    timeZone: z.string().min(1).max(64),
    /** E-mail and Slack messages at once in a day, at the most; the rest goes to the next digest. */
    dailyBudget: z.number().int().min(0).max(1_000),
    /** The local hour at which digests go out. */
    digestHour: z.number().int().min(0).max(23),
    /** For weekly digests: 1 is Monday, 7 Sunday (ISO 8601). */
    digestWeekday: z.number().int().min(1).max(7),
  })
  .meta({ id: 'AlertSettings' });
export type AlertSettings = z.infer<typeof AlertSettings>;
export const defaultAlertSettings: AlertSettings = {
  timeZone: 'UTC',
  dailyBudget: 20,
  digestHour: 8,
  digestWeekday: 1,
};
export const getAlertSettings = {
  method: 'GET',
  path: '/v1/alert-settings',
  summary: 'Noise budget and digest time, yours or an organisation’s, and how much of today’s budget is used',
  query: ofOwner,
  response: AlertSettings.extend({ usedToday: z.number().int() }),
  tokens: false,
  errors: ['organisation.not-found', 'token.not-enough'],
} as const;
export const setAlertSettings = {
  method: 'PUT',
  path: '/v1/alert-settings',
  summary: 'Set noise budget and digest time',
  query: ofOwner,
  body: AlertSettings,
  response: AlertSettings,
  errors: ['organisation.not-found', 'alert.owner-only', 'alert.time-zone-unknown'],
} as const;
