import { type FeedEntryDocument, FeedEntryModel } from '@red-tortoise/documents';
import type { FeedGroup } from '../feed/read-entries.js';
import { isBehind, type LivePlace } from './live-place.js';

/** More than this is not sent: the reader is told to read the feed again. */
const mostEntries = 200;

/**
 * What came into these feeds after one place and up to another, the entries of an event together, the newest first.
 * Null when it is too much to send.
 */
export async function readLiveEntries(
  owners: readonly string[],
  from: LivePlace,
  to: LivePlace,
): Promise<FeedGroup[] | null> {
  const ranges = to.flatMap((offset, partition) => {
    const after = from[partition] ?? -1;
    return isBehind([after], [offset]) ? [{ partition, offset: { $gt: after, $lte: offset } }] : [];
  });
  const reads = owners.flatMap((owner) =>
    ranges.map((range) =>
      FeedEntryModel.find({ owner, ...range })
        .sort({ partition: 1, offset: 1 })
        .limit(mostEntries + 1)
        .maxTimeMS(5_000)
        .lean<FeedEntryDocument[]>(),
    ),
  );
  const entries = (await Promise.all(reads)).flat();
  return entries.length > mostEntries ? null : groupByEvent(entries);
}

function groupByEvent(entries: readonly FeedEntryDocument[]): FeedGroup[] {
  const groups = new Map<string, FeedGroup>();
  for (const entry of entries) {
    const group = groups.get(entry.eventId);
    if (group) group.push(entry);
    else groups.set(entry.eventId, [entry]);
  }
  return [...groups.values()].sort(([one], [other]) => other.occurredAt.getTime() - one.occurredAt.getTime());
}
