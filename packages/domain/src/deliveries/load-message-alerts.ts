import type { FeedReason } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import {
  type AlertDocument,
  type EventDocument,
  EventModel,
  type ProjectPackageDocument,
  ProjectPackageModel,
  toEvent,
} from '@red-tortoise/documents';
import { type MessageAlert, packageNameOf } from '@red-tortoise/messages';

const reasonsShown = 20;

/** Alerts with all that a message says of them, in their order. Notices, and alerts without their event, are left out. */
export async function loadMessageAlerts(database: Database, alerts: readonly AlertDocument[]): Promise<MessageAlert[]> {
  const [events, uses, projectNames, ruleNames] = await Promise.all([
    findEvents(alerts),
    findUses(alerts),
    findProjectNames(database, alerts),
    findRuleNames(database, alerts),
  ]);
  return alerts.flatMap((alert): MessageAlert[] => {
    const event = events.get(alert.eventId ?? '');
    if (!event) return [];
    const reasons = alert.projectIds.slice(0, reasonsShown).flatMap((projectId): FeedReason[] => {
      const projectName = projectNames.get(projectId);
      if (projectName === undefined) return [];
      const use = uses.get(useId(projectId, alert.packagePurl));
      const { version = '', direct = false, dev = false, path = [] } = use ?? {};
      return [{ projectId, projectName, version, direct, dev, path }];
    });
    const { _id: id, packagePurl, watched, ruleIds, at } = alert;
    // Whoever has left the organisation since, or whose project is gone, is told nothing of it any more.
    if (alert.projectIds.length > 0 && reasons.length === 0 && !watched) return [];
    const rules = ruleIds.flatMap((ruleId) => ruleNames.get(ruleId) ?? []);
    const packageName = packageNameOf(event);
    return [{ id, event, packageName, packagePurl, reasons, watched, rules, heldBack: false, at: at.toISOString() }];
  });
}

async function findEvents(alerts: readonly AlertDocument[]) {
  const ids = alerts.flatMap(({ eventId }) => eventId ?? []);
  const events = await EventModel.find({ _id: { $in: ids } }).lean<EventDocument[]>();
  return new Map(events.map((event) => [event._id, toEvent(event)]));
}

const useId = (projectId: string, packagePurl: string | null) => `${projectId}/${packagePurl}`;

async function findUses(alerts: readonly AlertDocument[]) {
  const ids = alerts.flatMap(({ projectIds, packagePurl }) =>
    packagePurl === null ? [] : projectIds.slice(0, reasonsShown).map((projectId) => useId(projectId, packagePurl)),
  );
  const uses = await ProjectPackageModel.find({ _id: { $in: ids } }).lean<ProjectPackageDocument[]>();
  return new Map(uses.map((use) => [use._id, use]));
}

/** Of the projects that the alerts' owners may see now: somebody may have left an organisation since. */
async function findProjectNames(database: Database, alerts: readonly AlertDocument[]): Promise<Map<string, string>> {
  const owners = [...new Set(alerts.map(({ owner }) => owner))];
  const ids = [...new Set(alerts.flatMap(({ projectIds }) => projectIds.slice(0, reasonsShown)))];
  const projects = await database.project.findMany({
    where: {
      id: { in: ids },
      organisation: { OR: [{ id: { in: owners } }, { memberships: { some: { userId: { in: owners } } } }] },
    },
    select: { id: true, name: true },
  });
  return new Map(projects.map(({ id, name }) => [id, name]));
}

async function findRuleNames(database: Database, alerts: readonly AlertDocument[]) {
  const ids = [...new Set(alerts.flatMap(({ ruleIds }) => ruleIds))];
  const rules = await database.alertRule.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(rules.map((rule) => [rule.id, rule]));
}
