import { type FeedEntryDocument, FeedEntryModel } from '@red-tortoise/documents';
import { type FeedGroup, type GroupPart, groupOf } from '../feed/feed-group.js';
import { isBehind, type LivePlace } from './live-place.js';

/** More than this is not sent: the reader is told to read the feed again. */
const mostEntries = 200;

type LiveEntry = Pick<
  FeedEntryDocument,
  'owner' | 'audience' | 'eventId' | 'packagePurl' | 'occurredAt' | 'addedAt' | 'fresh' | 'direct' | 'production'
>;
const shown: Record<keyof LiveEntry, 1> = {
  owner: 1,
  audience: 1,
  eventId: 1,
  packagePurl: 1,
  occurredAt: 1,
  addedAt: 1,
  fresh: 1,
  direct: 1,
  production: 1,
};

/** What came into these feeds after one place and up to another. Null when it is more than `readers` may be sent. */
export async function readLiveEntries(
  owners: readonly string[],
  { from, to, readers }: { from: LivePlace; to: LivePlace; readers: number },
): Promise<LiveEntry[] | null> {
  const most = mostEntries * readers;
  const reads = to.flatMap((offset, partition) => {
    const after = from[partition] ?? -1;
    if (!isBehind([after], [offset])) return [];
    return FeedEntryModel.find({ owner: { $in: [...owners] }, partition, offset: { $gt: after, $lte: offset } })
      .select({ _id: 0, ...shown })
      .limit(most + 1)
      .maxTimeMS(5_000)
      .lean<LiveEntry[]>();
  });
  const entries = (await Promise.all(reads)).flat();
  return entries.length > most ? null : entries;
}

/** One reader's: the entries of an event together, the newest first. Null when it is too much to send. */
export function groupsOf(entries: readonly LiveEntry[], owners: readonly string[]): FeedGroup[] | null {
  const own = entries.filter(({ owner }) => owners.includes(owner));
  if (own.length > mostEntries) return null;
  const events = new Map<string, [GroupPart, ...GroupPart[]]>();
  for (const entry of own) {
    const parts = events.get(entry.eventId);
    if (parts) parts.push(partOf(entry));
    else events.set(entry.eventId, [partOf(entry)]);
  }
  const groups = [...events.values()].map(groupOf);
  return groups.sort((one, other) => other.occurredAt.getTime() - one.occurredAt.getTime());
}

function partOf({ eventId, occurredAt, packagePurl, fresh, addedAt, ...through }: LiveEntry): GroupPart {
  return { eventId, occurredAt, packagePurl, freshAt: fresh ? addedAt : null, through: [through], entries: 1 };
}
