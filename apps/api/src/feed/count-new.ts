import { FeedEntryModel } from '@red-tortoise/documents';

/** An exact count over a feed without end would be slow and of no use; people read "1,000+". */
const countedTo = 1_000;
/** In an organisation's feed an event has an entry for each project, in a project's one. */
const entriesRead = 3_000;

/** How many events came into these feeds since the reader last said "seen"; an event of several audiences is one. */
export async function countNew(filters: readonly Record<string, unknown>[], seenAt: Date | null): Promise<number> {
  const since = seenAt ? { addedAt: { $gt: seenAt } } : {};
  const events = new Set<string>();
  for (const filter of filters) {
    const ofOneProject = typeof filter.audience === 'string';
    const entries = await FeedEntryModel.find({ ...filter, fresh: true, ...since })
      .select({ eventId: 1, _id: 0 })
      .sort({ addedAt: -1 })
      .limit(ofOneProject ? countedTo : entriesRead)
      .lean<{ eventId: string }[]>();
    for (const { eventId } of entries) events.add(eventId);
    if (events.size >= countedTo) return countedTo;
  }
  return events.size;
}
