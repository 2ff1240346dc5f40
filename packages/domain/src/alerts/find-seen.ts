import type { Event } from '@red-tortoise/contracts';
import type { FeedEntryDocument } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { feedEntry, happenedSince, projectAudience } from '../feed/feed-entry.js';
import { findAudiences } from '../feed/find-audiences.js';

/** An event, and the entries of all feeds that it comes into. */
export interface SeenEvent {
  event: Event;
  entries: FeedEntryDocument[];
}

/**
 * Where events are news: in the same entries as the feed's, but not as history, nor of projects that are deleted; and what
 * a later import did to findings in entries of its own. A project's first import would send hundreds.
 */
export async function findSeen(context: DomainContext, events: readonly Event[]): Promise<SeenEvent[]> {
  const audiencesOf = await findAudiences(context, events, ({ data }) => data.firstImport === false);
  const seen = events.map((event) => {
    const occurredAt = new Date(event.occurredAt);
    const stored = { ...event, _id: event.id, occurredAt, observedAt: new Date(event.observedAt) };
    const concerned = audiencesOf(event).filter((to) => happenedSince(stored, to));
    return { event, entries: concerned.map((to) => feedEntry(stored, to, true, null)) };
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
