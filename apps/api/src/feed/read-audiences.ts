import { type EventDocument, FeedEntryModel } from '@red-tortoise/documents';
import type { FeedFilter } from './feed-filter.js';

/** Through whom an event came into these feeds: up to `count` audiences behind one, in the order of the index. */
export async function readAudiences(
  filters: readonly FeedFilter[],
  { _id: eventId, occurredAt }: EventDocument,
  after: string,
  count: number,
): Promise<string[]> {
  const reads = filters.map(({ owner, without = [] }) =>
    FeedEntryModel.find({ owner, occurredAt, eventId, audience: { $gt: after, $nin: [...without] } })
      .select({ _id: 0, audience: 1 })
      .sort({ audience: 1 })
      .limit(count)
      .lean<{ audience: string }[]>(),
  );
  const found = (await Promise.all(reads)).flat();
  return found
    .map(({ audience }) => audience)
    .sort()
    .slice(0, count);
}
