import { type ChannelKind, RuleConditions, RuleScope, type SendTime } from '@red-tortoise/contracts';
import { Prisma } from '@red-tortoise/database';
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

interface RuleRow extends Pick<LoadedRule, 'id' | 'inbox' | 'activeSince' | 'channels'> {
  userId: string | null;
  organisationId: string | null;
  scope: unknown;
  conditions: unknown;
  /** Of the feeds' owners the organisations that the rule's person is a member of. */
  memberOf: string[];
}

/**
 * The rules that hear of what comes into these owners' feeds: the organisations' own, those of their members of this
 * moment, and those of the people who watch. However many they are, it is one query and one value. For a paused channel
 * messages wait, but nobody waits for those that they have unsubscribed or never confirmed.
 */
export async function loadRules(
  { database, onError }: DomainContext,
  feedOwners: readonly string[],
  now: Date,
): Promise<RuleOwner[]> {
  const rows = await database.$queryRaw<RuleRow[]>(Prisma.sql`
    /* rules-of-feeds */
    with "owners" as (select unnest(${[...feedOwners]}::text[]) as "id"),
    "members" as (
      select "userId", array_agg("organisationId") as "memberOf" from "memberships"
      where "organisationId" in (select "id" from "owners") group by "userId"
    ),
    "readers" as (select "id" from "owners" union select "userId" from "members")
    select "rule"."id", "rule"."userId", "rule"."organisationId", "rule"."scope", "rule"."conditions", "rule"."inbox",
      "rule"."activeSince", coalesce("members"."memberOf", '{}') as "memberOf",
      coalesce((
        select json_agg(json_build_object('id', "channel"."id", 'kind', "channel"."kind", 'when', "to"."when"))
        from "rule_channels" "to" join "channels" "channel" on "channel"."id" = "to"."channelId"
        where "to"."ruleId" = "rule"."id"
          and "channel"."userId" is not distinct from "rule"."userId"
          and "channel"."organisationId" is not distinct from "rule"."organisationId"
          and "channel"."state" <> 'unconfirmed'
          and ("channel"."state" <> 'paused' or "channel"."pauseCause" is distinct from 'unsubscribed')
      ), '[]') as "channels"
    from "readers"
      join "alert_rules" "rule" on "rule"."userId" = "readers"."id" or "rule"."organisationId" = "readers"."id"
      left join "members" on "members"."userId" = "rule"."userId"
    where "rule"."enabled" and ("rule"."snoozedUntil" is null
      or "rule"."snoozedUntil" <= ${now.toISOString()}::timestamptz at time zone 'UTC')
    order by "rule"."id"`);
  const found = new Map<string, RuleOwner>();
  for (const row of rows) {
    const owner = ownerOf(row);
    const known = found.get(owner.id) ?? { ...owner, sees: new Set([owner.id, ...row.memberOf]), rules: [] };
    found.set(owner.id, known);
    const rule = readRule(row);
    if (rule) known.rules.push(rule);
    else onError(new Error(`alert rule ${row.id} cannot be read`), 'load rules');
  }
  return [...found.values()];
}

function readRule({ id, channels, activeSince, ...row }: RuleRow): LoadedRule | undefined {
  const scope = RuleScope.safeParse(row.scope);
  const conditions = RuleConditions.safeParse(row.conditions);
  if (!scope.success || !conditions.success) return undefined;
  const inbox = row.inbox && row.organisationId === null;
  return { id, channels, activeSince, inbox, scope: scope.data, conditions: conditions.data };
}
