import type { Event } from '@red-tortoise/contracts';
import { Prisma, type Watch } from '@red-tortoise/database';
import { type ProjectPackageDocument, ProjectPackageModel, ProjectStateModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { groupedBy } from '../grouped-by.js';
import { type Audience, projectAudience, watchAudience } from './feed-entry.js';
import { type Concerned, findConcerned, isAboutAdvisory } from './find-concerned.js';

/** Twenty megabytes of entries: each partition of each processor may hold as many at once. */
const mostReaders = 20_000;

/** These events together reach more readers than memory should hold. Of one event alone it is never said. */
export class TooManyReaders extends Error {}

/**
 * Who hears of each of these events. Asked again later the answer is the same, as long as nobody moves. What an import did
 * to findings stands in the import's own entry; who wants it told one by one says of which.
 *
 * @throws TooManyReaders
 */
export async function findAudiences(
  context: DomainContext,
  events: readonly Event[],
  tellsImport: (event: FindingEvent) => boolean = () => false,
): Promise<(event: Event) => Audience[]> {
  const subjects = [...new Set(events.map(({ subject }) => subject))];
  const purls = subjects.filter((subject) => subject.startsWith('pkg:'));
  const projectIds = subjects
    .filter((subject) => subject.startsWith('project:'))
    .map((subject) => subject.slice('project:'.length));
  const limit = events.length > 1 ? mostReaders + 1 : null;
  const [used, watches, projects] = await Promise.all([
    readUses(purls, limit),
    readWatches(context, purls, limit),
    readProjects(projectIds),
  ]);
  const uses = groupedBy(used, ({ packagePurl }) => packagePurl);
  const watchers = groupedBy(watches, ({ packagePurl }) => packagePurl);
  if (limit !== null) {
    const readers = events.map(
      ({ subject }) => (uses.get(subject)?.length ?? 0) + (watchers.get(subject)?.length ?? 0),
    );
    const reached = readers.reduce((sum, of) => sum + of, 0);
    if (Math.max(reached, used.length, watches.length) > mostReaders) throw new TooManyReaders();
  }
  // Not before: projects have findings of what they use, so these are as many.
  const concerned = await findConcerned(events);
  const owners = new Map(projects.map(({ _id, organisationId }) => [`project:${_id}`, organisationId]));

  return (event) => {
    const owner = owners.get(event.subject);
    if (owner !== undefined) return ofProject(event, owner, tellsImport);
    const told = { ...event, observedAt: new Date(event.observedAt) };
    return [
      ...(uses.get(event.subject) ?? []).flatMap((use) => audienceOfUse(told, use, concerned) ?? []),
      ...(watchers.get(event.subject) ?? []).map(watcher),
    ];
  };
}

async function readUses(purls: readonly string[], limit: number | null): Promise<ProjectPackageDocument[]> {
  return await ProjectPackageModel.find({ packagePurl: { $in: purls }, feed: { $ne: 'removed' } })
    .hint('packagePurl_1_projectId_1')
    .select({ organisationId: 1, projectId: 1, packagePurl: 1, direct: 1, dev: 1, addedAt: 1 })
    .limit(limit ?? 0)
    .lean<ProjectPackageDocument[]>();
}

/** Asked for each batch of the stream, with hundreds of packages: as one value, in a statement that is planned once. */
async function readWatches(
  { database }: DomainContext,
  purls: readonly string[],
  limit: number | null,
): Promise<Watcher[]> {
  if (purls.length === 0) return [];
  return await database.$queryRaw<Watcher[]>(Prisma.sql`
    /* watchers-of-packages */
    select "userId", "packagePurl", "createdAt" from "watches" where "packagePurl" = any(${purls}) limit ${limit}`);
}

async function readProjects(projectIds: readonly string[]): Promise<{ _id: string; organisationId: string }[]> {
  if (projectIds.length === 0) return [];
  return await ProjectStateModel.find({ _id: { $in: projectIds } })
    .select({ organisationId: 1 })
    .lean();
}

/** What a finding's events say of imports is the caller's choice; that two became one is no news. */
function ofProject(event: Event, owner: string, tellsImport: (event: FindingEvent) => boolean): Audience[] {
  const to = { owner, audience: event.subject, direct: true, production: true, since: new Date(0) };
  if (event.type !== 'finding.opened' && event.type !== 'finding.resolved') return [to];
  if (event.data.importId !== null && !tellsImport(event)) return [];
  if (event.type === 'finding.resolved' && event.data.resolution === 'merged') return [];
  return [{ ...to, direct: event.data.direct, production: !event.data.dev }];
}

type FindingEvent = Extract<Event, { type: 'finding.opened' | 'finding.resolved' }>;
type Watcher = Pick<Watch, 'userId' | 'packagePurl' | 'createdAt'>;
type Use = Pick<ProjectPackageDocument, 'organisationId' | 'projectId' | 'direct' | 'dev' | 'addedAt'>;
type Told = { type: Event['type']; subject: string; data: object; observedAt: Date };

/**
 * A project that uses a package hears of everything, but of those advisories only that it has a finding of: from when
 * it has, and where an import brought that about, of what was before as history. The answer depends on what is stored
 * only, so that an import, the stream and a replay give the same.
 */
export function audienceOfUse(event: Told, use: Use, concerned: Concerned): Audience | null {
  const to = usingProject(use);
  if (!isAboutAdvisory(event)) return to;
  // To a project `finding.opened` says it, with the version and the path.
  if (event.type === 'advisory.published') return null;
  const concern = concerned(use.projectId, event);
  if (!concern || (event.observedAt < concern.since && !concern.byImport)) return null;
  return concern.since > to.since ? { ...to, since: concern.since } : to;
}

export function usingProject({ organisationId, projectId, direct, dev, addedAt }: Use): Audience {
  const audience = projectAudience(projectId);
  return { owner: organisationId, audience, direct, production: !dev, since: addedAt };
}

/** What a person watches counts as asked for directly, and for production. */
export function watcher({ userId, createdAt }: Pick<Watch, 'userId' | 'createdAt'>): Audience {
  return { owner: userId, audience: watchAudience(userId), direct: true, production: true, since: createdAt };
}
