import { type FeedEntryDocument, FeedEntryModel } from '@red-tortoise/documents';
import type { FeedGroup } from '../feed/read-entries.js';
import { isBehind, type LivePlace } from './live-place.js';

/** More than this is not sent: the reader is told to read the feed again. */
const mostEntries = 200;

/** What came into these feeds after one place and up to another. Null when it is more than `readers` may be sent. */
export async function readLiveEntries(
  owners: readonly string[],
  { from, to, readers }: { from: LivePlace; to: LivePlace; readers: number },
): Promise<FeedEntryDocument[] | null> {
  const most = mostEntries * readers;
  const reads = to.flatMap((offset, partition) => {
    const after = from[partition] ?? -1;
    if (!isBehind([after], [offset])) return [];
    return FeedEntryModel.find({ owner: { $in: [...owners] }, partition, offset: { $gt: after, $lte: offset } })
      .limit(most + 1)
      .maxTimeMS(5_000)
      .lean<FeedEntryDocument[]>();
  });
  const entries = (await Promise.all(reads)).flat();
  return entries.length > most ? null : entries;
}

/** One reader's: the entries of an event together, the newest first. Null when it is too much to send. */
export function groupsOf(entries: readonly FeedEntryDocument[], owners: readonly string[]): FeedGroup[] | null {
  const own = entries.filter(({ owner }) => owners.includes(owner));
  if (own.length > mostEntries) return null;
  const groups = new Map<string, FeedGroup>();
  for (const entry of own) {
    const group = groups.get(entry.eventId);
    if (group) group.push(entry);
    else groups.set(entry.eventId, [entry]);
  }
  return [...groups.values()].sort(([one], [other]) => other.occurredAt.getTime() - one.occurredAt.getTime());
}
