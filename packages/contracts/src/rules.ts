import { z } from 'zod';
import { SeverityLevel } from './advisories.js';
import { ofOwner, owned } from './alert-owner.js';
import { Event, eventTypes, semverLevels } from './events.js';
import { PageQuery, pageOf } from './paging.js';
import { timestamp } from './timestamp.js';

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
    /** Different events that the rule lets through; counted up to 10,000 in feeds and as many of imports, then `bounded`. */
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
  errors: ['rule.invalid', 'organisation.not-found', 'request.too-many'],
} as const;
