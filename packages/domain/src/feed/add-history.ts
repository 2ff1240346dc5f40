import { type EventDocument, EventModel, FeedEntryModel, insertIgnoringDuplicates } from '@red-tortoise/documents';
import { inBatches } from '../in-batches.js';
import { factFields } from './event-facts.js';
import { type Audience, feedEntry } from './feed-entry.js';
import { findConcerned, isAboutAdvisory } from './find-concerned.js';

/**
 * Puts what happened to packages before into a feed, as history and never as new. A project, unlike a person who
 * watches, hears of those advisories only that it has a finding of. Safe to run again.
 */
export async function addHistory(
  uses: readonly { packagePurl: string; to: Audience }[],
  projectId?: string,
): Promise<void> {
  const audienceOf = new Map(uses.map((use) => [use.packagePurl, use.to]));
  for (const batch of inBatches([...audienceOf.keys()], 200)) {
    const events = await EventModel.find({ subject: { $in: batch } })
      .select(['type', 'subject', 'occurredAt', 'observedAt', 'data.advisoryId', ...factFields])
      .lean<EventDocument[]>();
    const heard = projectId === undefined ? events : await heardBy(projectId, events);
    const entries = heard.map((event) => feedEntry(event, audienceOf.get(event.subject) as Audience, false, null));
    await insertIgnoringDuplicates(FeedEntryModel, entries, 2_000);
  }
}

async function heardBy(projectId: string, events: readonly EventDocument[]): Promise<EventDocument[]> {
  const concerned = await findConcerned(events, projectId);
  return events.filter(
    (event) =>
      !isAboutAdvisory(event) || (event.type !== 'advisory.published' && concerned(projectId, event) !== undefined),
  );
}
