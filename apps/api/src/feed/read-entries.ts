import type { FeedQuery } from '@red-tortoise/contracts';
import { FeedEntryModel } from '@red-tortoise/documents';
import { conditionOf, type FeedFilter } from './feed-filter.js';
import { type FeedGroup, type GroupPart, groupOf, reasonsShown } from './feed-group.js';

/** A place in a feed: newest first by when things happened, then by the event's id. */
export interface FeedPlace {
  at: Date;
  id: string;
}

/** Entries that are read at once. How many belong to one event is known after the first. */
const fewest = 100;
const most = 5_000;
/** Events differ in how many projects they concern; reading a few entries too many is cheaper than reading again. */
const surplus = 1.25;
const walksForTypes = 3;
const longestRead = 5_000;

/**
 * Reads up to `count` events behind a place. Each filter is one walk along an index, in order; the walks are merged.
 * The entries of one event are neighbours in that order: MongoDB puts them together, and sends their sum.
 * Of the last event, if it is the last of `count`, not all entries may have been read.
 */
export async function readEntries(
  filters: readonly FeedFilter[],
  query: Pick<FeedQuery, 'types' | 'direct' | 'production'>,
  after: FeedPlace | undefined,
  count: number,
): Promise<FeedGroup[]> {
  const wanted = {
    ...(query.direct ? { direct: true } : {}),
    ...(query.production ? { production: true } : {}),
  };
  const events: [GroupPart, ...GroupPart[]][] = [];
  const walks = filters.flatMap((filter) =>
    ofTypes(query.types).map((type) => walk({ ...conditionOf(filter), ...type, ...wanted }, after, count)),
  );
  for await (const part of merge(walks)) {
    const last = events.at(-1);
    if (last?.[0].eventId === part.eventId) last.push(part);
    else if (events.push([part]) === count) break;
  }
  return events.map(groupOf);
}

/** A few types are a walk each, which finds the rare ones at once; of many types one is always near. */
function ofTypes(types: FeedQuery['types']): Record<string, unknown>[] {
  if (!types) return [{}];
  return types.length <= walksForTypes ? types.map((type) => ({ type })) : [{ type: { $in: types } }];
}

async function* walk(
  filter: Record<string, unknown>,
  after: FeedPlace | undefined,
  count: number,
): AsyncGenerator<GroupPart> {
  let place: (FeedPlace & { audience?: string }) | undefined = after;
  let [groups, entries] = [0, 0];
  for (let limit = Math.max(fewest, count * 2); ; ) {
    const batch = await readBatch({ ...filter, ...behind(place) }, limit);
    yield* batch;
    const last = batch.at(-1);
    const read = batch.reduce((sum, part) => sum + part.entries, 0);
    if (last === undefined || read < limit) return;
    place = { at: last.occurredAt, id: last.eventId, audience: last.lastAudience };
    groups += batch.length;
    entries += read;
    const lacking = Math.ceil(((count - groups) * entries * surplus) / groups);
    limit = Math.min(Math.max(lacking, fewest), most);
  }
}

interface BatchPart extends GroupPart {
  lastAudience: string;
}

function readBatch(filter: Record<string, unknown>, limit: number): Promise<BatchPart[]> {
  return FeedEntryModel.aggregate<BatchPart>([
    { $match: filter },
    { $sort: { occurredAt: -1, eventId: -1, audience: 1 } },
    { $limit: limit },
    {
      $group: {
        _id: '$eventId',
        occurredAt: { $first: '$occurredAt' },
        packagePurl: { $first: '$packagePurl' },
        freshAt: { $max: { $cond: ['$fresh', '$addedAt', null] } },
        through: {
          $topN: {
            n: reasonsShown,
            sortBy: { direct: -1, production: -1, audience: 1 },
            output: { audience: '$audience', direct: '$direct', production: '$production' },
          },
        },
        lastAudience: { $last: '$audience' },
        entries: { $sum: 1 },
      },
    },
    { $set: { eventId: '$_id' } },
    { $sort: { occurredAt: -1, eventId: -1 } },
  ]).option({ maxTimeMS: longestRead });
}

function behind(place: (FeedPlace & { audience?: string }) | undefined): Record<string, unknown> {
  if (!place) return {};
  const { at, id, audience } = place;
  const later = [{ occurredAt: { $lt: at } }, { occurredAt: at, eventId: { $lt: id } }];
  if (audience === undefined) return { $or: later };
  return { $or: [...later, { occurredAt: at, eventId: id, audience: { $gt: audience } }] };
}

/** Merges walks that are each in order into one that is. */
async function* merge(walks: readonly AsyncGenerator<GroupPart>[]): AsyncGenerator<GroupPart> {
  const heads = await Promise.all(
    walks.map(async (walk) => ({ walk, next: (await walk.next()).value as GroupPart | undefined })),
  );
  for (;;) {
    let first: (typeof heads)[number] | undefined;
    for (const head of heads) if (head.next && (!first?.next || comesBefore(head.next, first.next))) first = head;
    if (!first?.next) return;
    yield first.next;
    first.next = (await first.walk.next()).value as GroupPart | undefined;
  }
}

function comesBefore(one: GroupPart, other: GroupPart): boolean {
  const difference = one.occurredAt.getTime() - other.occurredAt.getTime();
  return difference === 0 ? one.eventId > other.eventId : difference > 0;
}
