import { type ChannelKind, RuleConditions, RuleScope, type SendTime } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import type { FeedEntryDocument } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { type AlertOwner, ownerOf } from './alert-owner.js';

/** A rule that is on now. */
export interface LoadedRule {
  id: string;
  scope: RuleScope;
  conditions: RuleConditions;
  inbox: boolean;
  activeSince: Date;
  channels: { id: string; kind: ChannelKind; when: SendTime }[];
}

/** Somebody with rules, and what they may see. */
export interface RuleOwner extends AlertOwner {
  /** Of these owners' feeds: a person's own and their organisations', or just the organisation's. */
  sees: ReadonlySet<FeedEntryDocument['owner']>;
  rules: LoadedRule[];
}

/**
 * The rules that hear of what comes into these owners' feeds: the organisations' own, those of their members of this
 * moment, and those of the people who watch. However many they are, it is one query.
 */
export async function loadRules(
  { database, onError }: DomainContext,
  feedOwners: readonly string[],
  now: Date,
): Promise<RuleOwner[]> {
  const owners = { in: [...feedOwners] };
  const rows = await database.alertRule.findMany({
    where: {
      enabled: true,
      AND: [
        { OR: [{ snoozedUntil: null }, { snoozedUntil: { lte: now } }] },
        {
          OR: [
            { organisationId: owners },
            { userId: owners },
            { user: { memberships: { some: { organisationId: owners } } } },
          ],
        },
      ],
    },
    include: ruleParts(owners),
    orderBy: { id: 'asc' },
  });
  const found = new Map<string, RuleOwner>();
  for (const row of rows) {
    const owner = ownerOf(row);
    const known = found.get(owner.id) ?? { ...owner, sees: seenBy(owner, row), rules: [] };
    found.set(owner.id, known);
    const rule = readRule(row);
    if (rule) known.rules.push(rule);
    else onError(new Error(`alert rule ${row.id} cannot be read`), 'load rules');
  }
  return [...found.values()];
}

const ruleParts = (owners: { in: string[] }) =>
  ({
    channels: { include: { channel: true } },
    user: { select: { memberships: { where: { organisationId: owners }, select: { organisationId: true } } } },
  }) satisfies Prisma.AlertRuleInclude;
type RuleRow = Prisma.AlertRuleGetPayload<{ include: ReturnType<typeof ruleParts> }>;

function seenBy({ id }: AlertOwner, { user }: RuleRow): Set<string> {
  return new Set([id, ...(user?.memberships ?? []).map(({ organisationId }) => organisationId)]);
}

function readRule(row: RuleRow): LoadedRule | undefined {
  const scope = RuleScope.safeParse(row.scope);
  const conditions = RuleConditions.safeParse(row.conditions);
  if (!scope.success || !conditions.success) return undefined;
  return {
    id: row.id,
    scope: scope.data,
    conditions: conditions.data,
    inbox: row.inbox && row.organisationId === null,
    activeSince: row.activeSince,
    channels: row.channels
      .filter(({ channel }) => channel.userId === row.userId && channel.organisationId === row.organisationId)
      .filter(({ channel }) => isOpen(channel))
      .map(({ channel: { id, kind }, when }) => ({ id, kind, when: when === 'at_once' ? 'at-once' : when })),
  };
}

/** For a paused channel messages wait, but nobody waits for those that they have unsubscribed or never confirmed. */
function isOpen({ state, pauseCause }: RuleRow['channels'][number]['channel']): boolean {
  return state !== 'unconfirmed' && !(state === 'paused' && pauseCause === 'unsubscribed');
}
