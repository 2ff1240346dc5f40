import { isDeepStrictEqual } from 'node:util';
import { type FeedEntryDocument, FeedEntryModel, insertIgnoringDuplicates } from '@red-tortoise/documents';
import { inBatches } from '../in-batches.js';
import type { ViewTarget } from '../views/view-collections.js';
import { announceMove, readViewState } from '../views/view-state.js';
import { writeView } from '../views/write-view.js';

type Collection = typeof FeedEntryModel.collection;

const mostReads = 3;

/**
 * Writes the entries that `read` finds into the feed. Whoever leaves or moves says so first, and removes or changes
 * entries then: one that was read before and written after would stay as it was for ever. So when somebody has said so
 * in between, what was read is read again, until that is what was written. Answers the entries.
 */
export async function writeEntries(
  target: ViewTarget,
  read: () => Promise<FeedEntryDocument[]>,
): Promise<FeedEntryDocument[]> {
  let { state, entries } = await readInPeace(read);
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

/**
 * Reads, again where somebody has left meanwhile, a few times. What is out of date after it was written is taken back,
 * unless the writer is killed just then: so it is looked at once before, too.
 */
async function readInPeace(read: () => Promise<FeedEntryDocument[]>) {
  for (let tries = 1; ; tries++) {
    const state = await readViewState('feed');
    const entries = await read();
    const { moves } = await readViewState('feed');
    if (moves === state.moves || tries === mostReads) return { state, entries };
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

/** Removes what left. It must be stored that they left, so that nobody writes the same again. */
export async function removeEntries(filter: { audience: string; packagePurl?: string | { $in: string[] } }) {
  await changeEntries((collection) => collection.deleteMany(filter));
}

/** Changes entries that are there, after it is stored why: where a replay builds the feed beside, there too. */
export async function changeEntries(change: (collection: Collection) => Promise<unknown>): Promise<void> {
  let state = await announceMove('feed');
  for (;;) {
    await writeView(FeedEntryModel, state, 'both', change);
    const now = await readViewState('feed');
    if (now.epoch === state.epoch) return;
    state = now;
  }
}
