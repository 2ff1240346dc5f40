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
import { inBatches } from '../in-batches.js';

const reasonsShown = 20;
const projectsAtOnce = 5_000;

/** Alerts with all that a message says of them, in their order. Notices, and alerts without their event, are left out. */
export async function loadMessageAlerts(database: Database, alerts: readonly AlertDocument[]): Promise<MessageAlert[]> {
  const told = keepTold(alerts, await findProjectNames(database, alerts));
  const [events, uses, ruleNames] = await Promise.all([
    findEvents(told),
    findUses(told),
    findRuleNames(database, told),
  ]);
  return told.flatMap((alert): MessageAlert[] => {
    const event = events.get(alert.eventId ?? '');
    if (!event) return [];
    const reasons = alert.projects.map(({ id: projectId, name: projectName }): FeedReason => {
      const use = uses.get(useId(projectId, alert.packagePurl));
      const { version = '', direct = false, dev = false, path = [] } = use ?? {};
      return { projectId, projectName, version, direct, dev, path };
    });
    const { _id: id, packagePurl, watched, ruleIds, at } = alert;
    const rules = ruleIds.flatMap((ruleId) => ruleNames.get(ruleId) ?? []);
    const packageName = packageNameOf(event);
    return [{ id, event, packageName, packagePurl, reasons, watched, rules, heldBack: false, at: at.toISOString() }];
  });
}

/** An alert with the first of its projects that may be shown. */
interface ToldAlert extends AlertDocument {
  projects: { id: string; name: string }[];
}

/** Whoever has left the organisation since, or whose projects are all gone, is told nothing of it any more. */
function keepTold(alerts: readonly AlertDocument[], names: ReadonlyMap<string, string>): ToldAlert[] {
  return alerts.flatMap((alert) => {
    const seen = alert.projectIds.flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name }];
    });
    const isGone = alert.projectIds.length > 0 && seen.length === 0 && !alert.watched;
    return isGone ? [] : [{ ...alert, projects: seen.slice(0, reasonsShown) }];
  });
}

async function findEvents(alerts: readonly AlertDocument[]) {
  const ids = alerts.flatMap(({ eventId }) => eventId ?? []);
  const events = await EventModel.find({ _id: { $in: ids } }).lean<EventDocument[]>();
  return new Map(events.map((event) => [event._id, toEvent(event)]));
}

const useId = (projectId: string, packagePurl: string | null) => `${projectId}/${packagePurl}`;

async function findUses(alerts: readonly ToldAlert[]) {
  const ids = alerts.flatMap(({ projects, packagePurl }) =>
    packagePurl === null ? [] : projects.map(({ id }) => useId(id, packagePurl)),
  );
  const uses = await ProjectPackageModel.find({ _id: { $in: ids } }).lean<ProjectPackageDocument[]>();
  return new Map(uses.map((use) => [use._id, use]));
}

/** Of the projects that the alerts' owners may see now: somebody may have left an organisation since. */
async function findProjectNames(database: Database, alerts: readonly AlertDocument[]): Promise<Map<string, string>> {
  const owners = [...new Set(alerts.map(({ owner }) => owner))];
  const names = new Map<string, string>();
  for (const ids of inBatches([...new Set(alerts.flatMap(({ projectIds }) => projectIds))], projectsAtOnce)) {
    const projects = await database.project.findMany({
      where: {
        id: { in: ids },
        organisation: { OR: [{ id: { in: owners } }, { memberships: { some: { userId: { in: owners } } } }] },
      },
      select: { id: true, name: true },
    });
    for (const { id, name } of projects) names.set(id, name);
  }
  return names;
}

async function findRuleNames(database: Database, alerts: readonly AlertDocument[]) {
  const ids = [...new Set(alerts.flatMap(({ ruleIds }) => ruleIds))];
  const rules = await database.alertRule.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(rules.map((rule) => [rule.id, rule]));
}
