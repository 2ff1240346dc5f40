import { EventModel, FeedEntryModel, insertIgnoringDuplicates } from '@red-tortoise/documents';
import { inBatches } from '../in-batches.js';
import { type Audience, feedEntry } from './feed-entry.js';

/** Puts what happened to packages before into a feed, as history and never as new. Safe to run again. */
export async function addHistory(uses: readonly { packagePurl: string; to: Audience }[]): Promise<void> {
  const audienceOf = new Map(uses.map((use) => [use.packagePurl, use.to]));
  for (const batch of inBatches([...audienceOf.keys()], 200)) {
    const events = await EventModel.find({ subject: { $in: batch } })
      .select({ type: 1, subject: 1, occurredAt: 1, observedAt: 1 })
      .lean();
    const entries = events.map((event) => feedEntry(event, audienceOf.get(event.subject) as Audience, false));
    await insertIgnoringDuplicates(FeedEntryModel, entries, 2_000);
  }
}
