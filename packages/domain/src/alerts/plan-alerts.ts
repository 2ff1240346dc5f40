import type { SendTime } from '@red-tortoise/contracts';
import { type AlertDocument, type AlertSend, contentId, type FeedEntryDocument } from '@red-tortoise/documents';
import { projectAudience, watchAudience } from '../feed/feed-entry.js';
import { groupedBy } from '../grouped-by.js';
import type { SeenEvent } from './find-seen.js';
import type { Muted } from './load-mutes.js';
import type { LoadedRule, RuleOwner } from './load-rules.js';
import { ruleLetsThrough } from './rule-lets-through.js';
import { isInScope, packageOf } from './scope-of-rule.js';

/** So that an event which touches thousands of projects is no document of megabytes. */
const projectsOfAnAlert = 200;

/** An alert as its rules want it, before the noise budget is asked. */
export type PlannedAlert = AlertDocument & { unsent: AlertSend[] };

/** What each owner's rules make of each event: one alert at the most. */
export function planAlerts(
  seen: readonly SeenEvent[],
  owners: readonly RuleOwner[],
  mutedBy: (ownerId: string) => Muted,
): PlannedAlert[] {
  const readers = groupedBy(
    owners.flatMap((owner) => [...owner.sees].map((feed) => ({ owner, feed }))),
    ({ feed }) => feed,
  );
  return seen.flatMap((one) => {
    const visible = new Map<RuleOwner, FeedEntryDocument[]>();
    for (const entry of one.entries) {
      for (const { owner } of readers.get(entry.owner) ?? []) {
        const entries = visible.get(owner);
        if (entries) entries.push(entry);
        else visible.set(owner, [entry]);
      }
    }
    return [...visible].flatMap(([owner, entries]) => planAlert(one, owner, entries, mutedBy(owner.id)) ?? []);
  });
}

function planAlert(
  { event }: SeenEvent,
  owner: RuleOwner,
  visible: readonly FeedEntryDocument[],
  muted: Muted,
): PlannedAlert | undefined {
  const packagePurl = packageOf(event);
  if (event.historical || (packagePurl !== null && muted.packagePurls.has(packagePurl))) return undefined;
  const heard = visible.filter(({ audience }) => !muted.audiences.has(audience));
  const observedAt = new Date(event.observedAt);
  const matched = new Set<FeedEntryDocument>();
  const rules = owner.rules.filter((rule) => {
    if (observedAt < rule.activeSince || !rule.conditions.types.includes(event.type)) return false;
    const entries = heard.filter(
      (entry) => isInScope(rule.scope, packagePurl, entry) && ruleLetsThrough(rule.conditions, entry),
    );
    for (const entry of entries) matched.add(entry);
    return entries.length > 0;
  });
  const [first] = matched;
  if (!first) return undefined;
  const audiences = [...matched].map(({ audience }) => audience);
  const ofProjects = audiences.filter((audience) => audience.startsWith(projectAudience('')));
  return {
    _id: contentId('alert', owner.id, event.id),
    owner: owner.id,
    ownerKind: owner.kind,
    eventId: event.id,
    notice: null,
    type: event.type,
    packagePurl,
    severity: first.severity,
    malicious: first.malicious,
    ruleIds: rules.map(({ id }) => id),
    projectIds: ofProjects.slice(0, projectsOfAnAlert).map((audience) => audience.slice(projectAudience('').length)),
    watched: audiences.includes(watchAudience(owner.id)),
    at: observedAt,
    inbox: rules.some(({ inbox }) => inbox),
    state: 'unread',
    snoozedUntil: null,
    heldBack: false,
    channelIds: [...new Set(rules.flatMap(({ channels }) => channels.map(({ id }) => id)))],
    unsent: sendsOf(rules),
  };
}

const soonest: readonly SendTime[] = ['at-once', 'daily', 'weekly'];

/** Where several rules name a channel, the one that is in the greatest hurry decides. Feeds are fetched, not sent. */
function sendsOf(rules: readonly LoadedRule[]): AlertSend[] {
  const sends = rules.flatMap(({ channels }) => channels).filter(({ kind }) => kind !== 'feed');
  const byChannel = groupedBy(sends, ({ id }) => id);
  return [...byChannel.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const when = soonest.find((time) => [first, ...others].some((send) => send.when === time)) ?? first.when;
    return [{ channelId: first.id, kind: first.kind, when, heldBack: false }];
  });
}
