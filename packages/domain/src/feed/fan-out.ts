import type { Event } from '@red-tortoise/contracts';
import {
  type FeedEntryDocument,
  FeedEntryModel,
  insertIgnoringDuplicates,
  ProjectPackageModel,
  ProjectStateModel,
} from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { type Audience, feedEntry, projectAudience, watchAudience } from './feed-entry.js';

/** Writes events into the feed of everyone they touch. The same events again change nothing. */
export async function fanOut(context: DomainContext, events: readonly Event[]): Promise<void> {
  const audiences = await findAudiences(context, [...new Set(events.map((event) => event.subject))]);
  const entries: FeedEntryDocument[] = [];
  for (const event of events) {
    const stored = {
      ...event,
      _id: event.id,
      occurredAt: new Date(event.occurredAt),
      observedAt: new Date(event.observedAt),
    };
    // What we ourselves were told to do is no news to whoever told us.
    const fresh = !event.historical && event.type !== 'project.imported';
    for (const to of audiences.get(event.subject) ?? []) entries.push(feedEntry(stored, to, fresh));
  }
  const added = await insertIgnoringDuplicates(FeedEntryModel, entries);
  if (added > 0)
    context.queue.signal('feed.grew', { owners: [...new Set(entries.map((entry) => entry.owner))].slice(0, 1_000) });
}

async function findAudiences(context: DomainContext, subjects: string[]): Promise<Map<string, Audience[]>> {
  const purls = subjects.filter((subject) => subject.startsWith('pkg:'));
  const projectIds = subjects
    .filter((subject) => subject.startsWith('project:'))
    .map((subject) => subject.slice('project:'.length));
  const [uses, watches, projects] = await Promise.all([
    ProjectPackageModel.find({ packagePurl: { $in: purls }, feed: { $ne: 'removed' } }).lean(),
    context.database.watch.findMany({ where: { packagePurl: { in: purls } } }),
    ProjectStateModel.find({ _id: { $in: projectIds } })
      .select({ organisationId: 1 })
      .lean(),
  ]);
  const audiences = new Map<string, Audience[]>();
  const add = (subject: string, to: Audience) => audiences.set(subject, [...(audiences.get(subject) ?? []), to]);
  for (const { packagePurl, organisationId, projectId, direct, dev } of uses) {
    add(packagePurl, { owner: organisationId, audience: projectAudience(projectId), direct, production: !dev });
  }
  for (const { packagePurl, userId } of watches) add(packagePurl, watcher(userId));
  for (const { _id, organisationId } of projects) {
    add(`project:${_id}`, { owner: organisationId, audience: projectAudience(_id), direct: true, production: true });
  }
  return audiences;
}

/** What a person watches counts as asked for directly, and for production. */
export function watcher(userId: string): Audience {
  return { owner: userId, audience: watchAudience(userId), direct: true, production: true };
}
