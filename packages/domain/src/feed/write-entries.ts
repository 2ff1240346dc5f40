import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  type FeedEntryDocument,
  FeedEntryModel,
  type FeedMoveDocument,
  FeedMoveModel,
  insertIgnoringDuplicates,
} from '@red-tortoise/documents';
import { inBatches } from '../in-batches.js';
import type { ViewTarget } from '../views/view-collections.js';
import { announceMove, readViewState } from '../views/view-state.js';
import { writeView } from '../views/write-view.js';

type Collection = typeof FeedEntryModel.collection;

/**
 * Writes the entries that `read` finds into the feed. Whoever leaves or moves says so first, and removes or changes
 * entries then: one that was read before and written after would stay as it was for ever. So when somebody has said so
 * in between, what was read is read again, until that is what was written. Where it is killed before it has looked,
 * `settleMoves` mends it. Answers the entries.
 */
export async function writeEntries(
  target: ViewTarget,
  read: () => Promise<FeedEntryDocument[]>,
): Promise<FeedEntryDocument[]> {
  let state = await readViewState('feed');
  let entries = await read();
  let outdated: FeedEntryDocument[] | null = null;
  for (;;) {
    const [before, wanted] = [outdated, entries];
    await writeView(FeedEntryModel, state, target, (collection) =>
      before ? replaceEntries(collection, before, wanted) : insertIgnoringDuplicates({ collection }, wanted),
    );
    const now = await readViewState('feed');
    if (now.moves === state.moves && now.epoch === state.epoch) return entries;
    const again = await read();
    if (now.epoch === state.epoch && isDeepStrictEqual(again, entries)) return entries;
    outdated = [...(outdated ?? []), ...entries];
    entries = again;
    state = now;
  }
}

async function replaceEntries(
  collection: Collection,
  outdated: readonly FeedEntryDocument[],
  entries: readonly FeedEntryDocument[],
): Promise<void> {
  const wanted = new Set(entries.map(({ _id }) => _id));
  for (const batch of inBatches(
    outdated.filter(({ _id }) => !wanted.has(_id)),
    1_000,
  )) {
    await collection.deleteMany({ _id: { $in: batch.map(({ _id }) => _id) } as never });
  }
  for (const batch of inBatches(entries, 1_000)) {
    await collection.bulkWrite(
      batch.map(({ _id, ...entry }) => ({
        replaceOne: { filter: { _id: _id as never }, replacement: entry as never, upsert: true },
      })),
      { ordered: false },
    );
  }
}

/** Whose entries change, and of which packages: of all where the audience itself is gone for good. */
export type Move = Pick<FeedMoveDocument, 'audience' | 'packagePurls'>;

/** Removes what left. It must be stored that they left, so that nobody writes the same again. */
export async function removeEntries(move: Move): Promise<void> {
  await keepMove(move);
  await removeNow(move);
}

/** Gives entries that are there the marks of how each package stands now, after that is stored. */
export async function markEntries(audience: string, marks: readonly Mark[]): Promise<void> {
  await keepMove({ audience, packagePurls: marks.map(({ packagePurl }) => packagePurl) });
  await markNow(audience, marks);
}

/** Before the move or after it, and before entries change: `settleMoves` makes it again. */
export async function keepMove(move: Move): Promise<void> {
  await FeedMoveModel.create({ _id: randomUUID(), ...move, at: new Date() });
}

export async function removeNow({ audience, packagePurls }: Move): Promise<void> {
  if (packagePurls?.length === 0) return;
  const filter = packagePurls ? { audience, packagePurl: { $in: packagePurls } } : { audience };
  await changeEntries((collection) => collection.deleteMany(filter));
}

export type Mark = Pick<FeedEntryDocument, 'direct' | 'production'> & { packagePurl: string };

export async function markNow(audience: string, marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return;
  const updates = marks.map(({ packagePurl, direct, production }) => {
    const differs = { $or: [{ direct: !direct }, { production: !production }] };
    return { updateMany: { filter: { audience, packagePurl, ...differs }, update: { $set: { direct, production } } } };
  });
  await changeEntries((collection) => collection.bulkWrite(updates, { ordered: false }));
}

/** Changes entries that are there: where a replay builds the feed beside, there too. */
async function changeEntries(change: (collection: Collection) => Promise<unknown>): Promise<void> {
  let state = await announceMove('feed');
  for (;;) {
    await writeView(FeedEntryModel, state, 'both', change);
    const now = await readViewState('feed');
    if (now.epoch === state.epoch) return;
    state = now;
  }
}
