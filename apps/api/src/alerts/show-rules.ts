import { type Rule, RuleConditions, RuleScope, type SendTime } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import { AlertModel } from '@red-tortoise/documents';

export const withChannels = {
  channels: { select: { channelId: true, when: true }, orderBy: { channelId: 'asc' } },
} as const satisfies Prisma.AlertRuleInclude;
export type RuleRow = Prisma.AlertRuleGetPayload<{ include: typeof withChannels }>;
type StoredSendTime = RuleRow['channels'][number]['when'];

const recently = 30 * 24 * 60 * 60_000;
const countedTo = 1_000;
const longestCount = 5_000;

/** Postgres names its values without hyphens. */
export const storedSendTime = (when: SendTime): StoredSendTime => (when === 'at-once' ? 'at_once' : when);
const shownSendTime = (when: StoredSendTime): SendTime => (when === 'at_once' ? 'at-once' : when);

export function showRules(rows: readonly RuleRow[]): Promise<Rule[]> {
  return Promise.all(rows.map(showRule));
}

export async function showRule(row: RuleRow): Promise<Rule> {
  return {
    id: row.id,
    organisationId: row.organisationId,
    name: row.name,
    enabled: row.enabled,
    scope: RuleScope.parse(row.scope),
    conditions: RuleConditions.parse(row.conditions),
    inbox: row.inbox,
    channels: row.channels.map(({ channelId, when }) => ({ channelId, when: shownSendTime(when) })),
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    recentAlerts: await countRecent(row.id),
  };
}

/** One short walk along the index of a rule's alerts. */
function countRecent(ruleId: string): Promise<number> {
  const since = new Date(Date.now() - recently);
  return AlertModel.countDocuments({ ruleIds: ruleId, at: { $gte: since } })
    .limit(countedTo)
    .maxTimeMS(longestCount)
    .exec();
}
