import type { Event } from '@red-tortoise/contracts';
import { type FeedEntryDocument, FeedEntryModel, insertIgnoringDuplicates } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { feedEntry, type StreamPlace } from './feed-entry.js';
import { findAudiences } from './find-audiences.js';

/**
 * Writes events into the feed of everyone they touch. The same events again change nothing. `placeOf` says where an
 * event stands in the log. Answers whose feeds they are in.
 */
export async function fanOut(
  context: DomainContext,
  events: readonly Event[],
  placeOf: (event: Event) => StreamPlace | null = () => null,
): Promise<string[]> {
  const audiencesOf = await findAudiences(context, events);
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
    for (const to of audiencesOf(event)) entries.push(feedEntry(stored, to, fresh, placeOf(event)));
  }
  await insertIgnoringDuplicates(FeedEntryModel, entries);
  return [...new Set(entries.map((entry) => entry.owner))];
}
