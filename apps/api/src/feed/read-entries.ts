import type { FeedQuery } from '@red-tortoise/contracts';
import { type FeedEntryDocument, FeedEntryModel } from '@red-tortoise/documents';

/** A place in a feed: newest first by when things happened, then by the event's id. */
export interface FeedPlace {
  at: Date;
  id: string;
}
/** One event of a feed, through every audience that it came by. */
export type FeedGroup = [FeedEntryDocument, ...FeedEntryDocument[]];

/** The first batch is enough for a page of one project; an organisation's events have an entry for each project. */
const firstBatch = 120;
const nextBatches = 1_000;
const walksForTypes = 3;
const longestRead = 5_000;

/**
 * Reads up to `count` events behind a place. Each filter is one walk along an index, in order; the walks are merged,
 * and the entries of one event, which are neighbours in that order, become one group.
 */
export async function readEntries(
  filters: readonly Record<string, unknown>[],
  query: Pick<FeedQuery, 'types' | 'direct' | 'production'>,
  after: FeedPlace | undefined,
  count: number,
): Promise<FeedGroup[]> {
  const wanted = {
    ...(query.direct ? { direct: true } : {}),
    ...(query.production ? { production: true } : {}),
  };
  const groups: FeedGroup[] = [];
  const walks = filters.flatMap((filter) =>
    ofTypes(query.types).map((type) => walk({ ...filter, ...type, ...wanted }, after)),
  );
  for await (const entry of merge(walks)) {
    const last = groups.at(-1);
    if (last?.[0].eventId === entry.eventId) last.push(entry);
    else if (groups.length === count) break;
    else groups.push([entry]);
  }
  return groups;
}

/** A few types are a walk each, which finds the rare ones at once; of many types one is always near. */
function ofTypes(types: FeedQuery['types']): Record<string, unknown>[] {
  if (!types) return [{}];
  return types.length <= walksForTypes ? types.map((type) => ({ type })) : [{ type: { $in: types } }];
}

async function* walk(filter: Record<string, unknown>, after: FeedPlace | undefined): AsyncGenerator<FeedEntryDocument> {
  let place: (FeedPlace & { audience?: string }) | undefined = after;
  for (let batchSize = firstBatch; ; batchSize = nextBatches) {
    const batch: FeedEntryDocument[] = await FeedEntryModel.find({ ...filter, ...behind(place) })
      .sort({ occurredAt: -1, eventId: -1, audience: 1 })
      .limit(batchSize)
      .maxTimeMS(longestRead)
      .lean();
    yield* batch;
    const last = batch.at(-1);
    if (last === undefined || batch.length < batchSize) return;
    place = { at: last.occurredAt, id: last.eventId, audience: last.audience };
  }
}

function behind(place: (FeedPlace & { audience?: string }) | undefined): Record<string, unknown> {
  if (!place) return {};
  const { at, id, audience } = place;
  const later = [{ occurredAt: { $lt: at } }, { occurredAt: at, eventId: { $lt: id } }];
  if (audience === undefined) return { $or: later };
  return { $or: [...later, { occurredAt: at, eventId: id, audience: { $gt: audience } }] };
}

/** Merges walks that are each in order into one that is. */
async function* merge(walks: readonly AsyncGenerator<FeedEntryDocument>[]): AsyncGenerator<FeedEntryDocument> {
  const heads = await Promise.all(
    walks.map(async (walk) => ({ walk, next: (await walk.next()).value as FeedEntryDocument | undefined })),
  );
  for (;;) {
    let first: (typeof heads)[number] | undefined;
    for (const head of heads) if (head.next && (!first?.next || comesBefore(head.next, first.next))) first = head;
    if (!first?.next) return;
    yield first.next;
    first.next = (await first.walk.next()).value as FeedEntryDocument | undefined;
  }
}

function comesBefore(one: FeedEntryDocument, other: FeedEntryDocument): boolean {
  const difference = one.occurredAt.getTime() - other.occurredAt.getTime();
  return difference === 0 ? one.eventId > other.eventId : difference > 0;
}
