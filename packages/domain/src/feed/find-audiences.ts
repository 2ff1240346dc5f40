import type { Event } from '@red-tortoise/contracts';
import { type ProjectPackageDocument, ProjectPackageModel, ProjectStateModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { groupedBy } from '../grouped-by.js';
import { type Audience, projectAudience, watchAudience } from './feed-entry.js';
import { findConcerned, isAboutAdvisory } from './find-concerned.js';

/** Who hears of each of these events. Asked again later the answer is the same, as long as nobody moves. */
export async function findAudiences(
  context: DomainContext,
  events: readonly Event[],
): Promise<(event: Event) => Audience[]> {
  const subjects = [...new Set(events.map(({ subject }) => subject))];
  const purls = subjects.filter((subject) => subject.startsWith('pkg:'));
  const projectIds = subjects
    .filter((subject) => subject.startsWith('project:'))
    .map((subject) => subject.slice('project:'.length));
  const [used, watches, projects, concerned] = await Promise.all([
    ProjectPackageModel.find({ packagePurl: { $in: purls }, feed: { $ne: 'removed' } }).lean<
      ProjectPackageDocument[]
    >(),
    context.database.watch.findMany({ where: { packagePurl: { in: purls } } }),
    ProjectStateModel.find({ _id: { $in: projectIds } })
      .select({ organisationId: 1 })
      .lean(),
    findConcerned(events),
  ]);
  const uses = groupedBy(used, ({ packagePurl }) => packagePurl);
  const watchers = groupedBy(watches, ({ packagePurl }) => packagePurl);
  const owners = new Map(projects.map(({ _id, organisationId }) => [`project:${_id}`, organisationId]));

  return (event) => {
    const owner = owners.get(event.subject);
    if (owner !== undefined) return ofProject(event, owner);
    const hears = ({ projectId }: ProjectPackageDocument) => {
      if (!isAboutAdvisory(event)) return true;
      const since = concerned(projectId, event);
      return since !== undefined && since <= new Date(event.observedAt);
    };
    return [
      // To a project `finding.opened` says it, with the version and the path.
      ...(event.type === 'advisory.published' ? [] : (uses.get(event.subject) ?? []).filter(hears).map(usingProject)),
      ...(watchers.get(event.subject) ?? []).map(({ userId }) => watcher(userId)),
    ];
  };
}

/** What an import did to findings stands in the import's own entry; that two became one is no news. */
function ofProject(event: Event, owner: string): Audience[] {
  const to = { owner, audience: event.subject, direct: true, production: true };
  if (event.type !== 'finding.opened' && event.type !== 'finding.resolved') return [to];
  if (event.data.importId !== null) return [];
  if (event.type === 'finding.resolved' && event.data.resolution === 'merged') return [];
  return [{ ...to, direct: event.data.direct, production: !event.data.dev }];
}

export function usingProject({ organisationId, projectId, direct, dev }: ProjectPackageDocument): Audience {
  return { owner: organisationId, audience: projectAudience(projectId), direct, production: !dev };
}

/** What a person watches counts as asked for directly, and for production. */
export function watcher(userId: string): Audience {
  return { owner: userId, audience: watchAudience(userId), direct: true, production: true };
}
