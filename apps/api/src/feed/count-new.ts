import { FeedEntryModel } from '@red-tortoise/documents';
import type { FeedFilter } from './feed-filter.js';

/** Nobody reads more than "99+". */
const countedTo = 99;
/**
 * How many entries are read; in an organisation's feed an event has one for each project. Mostly the first attempt is
 * enough: little is new.
 */
const attempts = [200, 2_000];
const longestRead = 5_000;

interface NewCount {
  newCount: number;
  /** Whether there are more than were counted. */
  moreNew: boolean;
}

/** How many events came into these feeds since the reader last said "seen"; an event of several audiences is one. */
export async function countNew(filters: readonly FeedFilter[], seenAt: Date | null): Promise<NewCount> {
  const found = await Promise.all(filters.map((filter) => findNew(filter, seenAt)));
  const events = new Set(found.flatMap(({ eventIds }) => eventIds));
  const newCount = Math.min(events.size, countedTo);
  return { newCount, moreNew: events.size > newCount || found.some(({ more }) => more) };
}

/** Up to one more than is counted. `more` says that not all entries were read. */
async function findNew(filter: FeedFilter, seenAt: Date | null): Promise<{ eventIds: string[]; more: boolean }> {
  let found = { eventIds: [] as string[], more: true };
  for (const limit of attempts) {
    if (!found.more || found.eventIds.length > countedTo) break;
    const { entries, eventIds } = await readNew(filter, seenAt, limit);
    found = { eventIds, more: entries === limit };
  }
  return found;
}

/** The limit stands before the audience is looked at, so that it bounds what is read and not what is found. */
async function readNew(filter: FeedFilter, seenAt: Date | null, limit: number) {
  const [read] = await FeedEntryModel.aggregate<{ entries: number; eventIds: string[] }>([
    { $match: { owner: filter.owner, fresh: true, ...(seenAt ? { addedAt: { $gt: seenAt } } : {}) } },
    { $sort: { addedAt: -1 } },
    { $limit: limit },
    {
      $group: {
        _id: null,
        entries: { $sum: 1 },
        eventIds: { $addToSet: { $cond: [isOf(filter), '$eventId', '$$REMOVE'] } },
      },
    },
    { $set: { eventIds: { $slice: ['$eventIds', countedTo + 1] } } },
  ])
    .hint('fresh')
    .option({ maxTimeMS: longestRead });
  return read ?? { entries: 0, eventIds: [] };
}

/** As an expression. */
function isOf({ audience, without = [] }: FeedFilter) {
  return audience === undefined ? { $not: [{ $in: ['$audience', without] }] } : { $eq: ['$audience', audience] };
}
