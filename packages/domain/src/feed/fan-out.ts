import type { Event } from '@red-tortoise/contracts';
import type { FeedEntryDocument } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import type { ViewTarget } from '../views/view-collections.js';
import { entryOf, type StreamPlace } from './feed-entry.js';
import { findAudiences } from './find-audiences.js';
import { writeEntries } from './write-entries.js';

/**
 * Writes events into the feed of everyone they touch. The same events again change nothing. `placeOf` says where an
 * event stands in the log, which must be recorded by now. Answers whose feeds they are in.
 */
export async function fanOut(
  context: DomainContext,
  events: readonly Event[],
  placeOf: (event: Event) => StreamPlace | null = () => null,
  target: ViewTarget = 'current',
): Promise<string[]> {
  const entries = await writeEntries(target, () => readEntries(context, events, placeOf));
  return [...new Set(entries.map((entry) => entry.owner))];
}

async function readEntries(
  context: DomainContext,
  events: readonly Event[],
  placeOf: (event: Event) => StreamPlace | null,
): Promise<FeedEntryDocument[]> {
  const audiencesOf = await findAudiences(context, events);
  return events.flatMap((event) => {
    const audiences = audiencesOf(event);
    if (audiences.length === 0) return [];
    const occurredAt = new Date(event.occurredAt);
    const stored = { ...event, _id: event.id, occurredAt, observedAt: new Date(event.observedAt) };
    const place = placeOf(event);
    return audiences.map((to) => entryOf(stored, to, place));
  });
}
