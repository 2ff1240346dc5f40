import type { Event } from '@red-tortoise/contracts';
import type { FeedEntryDocument } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { feedEntry, projectAudience } from '../feed/feed-entry.js';
import { findAudiences } from '../feed/find-audiences.js';

/** An event, and the entries of all feeds that it comes into. */
export interface SeenEvent {
  event: Event;
  entries: FeedEntryDocument[];
}

/** Where events are seen: in the same entries as the feed's, but of projects that are not deleted. */
export async function findSeen(context: DomainContext, events: readonly Event[]): Promise<SeenEvent[]> {
  const audiencesOf = await findAudiences(context, events);
  const seen = events.map((event) => {
    const { id, type, subject, data, occurredAt, observedAt } = event;
    const moments = { occurredAt: new Date(occurredAt), observedAt: new Date(observedAt) };
    const stored = { _id: id, type, subject, data, ...moments };
    return { event, entries: audiencesOf(event).map((to) => feedEntry(stored, to, true, null)) };
  });
  const gone = await findGone(context, seen);
  return seen
    .map(({ event, entries }) => ({ event, entries: entries.filter(({ audience }) => !gone.has(audience)) }))
    .filter(({ entries }) => entries.length > 0);
}

/** The audiences of projects that are deleted; what they leave behind is removed a little later. */
async function findGone({ database }: DomainContext, seen: readonly SeenEvent[]): Promise<Set<string>> {
  const owners = [...new Set(seen.flatMap(({ entries }) => entries.map(({ owner }) => owner)))];
  const rows = await database.project.findMany({
    where: { organisationId: { in: owners }, deletedAt: { not: null } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => projectAudience(id)));
}
