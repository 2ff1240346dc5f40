import { randomUUID } from 'node:crypto';
import { StreamOffsetModel, type ViewReplayDocument } from '@red-tortoise/documents';
import { nextOf, type View } from '@red-tortoise/domain';
import { eventPartitions } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { placeAt } from '../event-log/place-at.js';
import type { Replay } from './replay.js';
import { ReplayImpossible } from './replay-impossible.js';
import { changeView, claimView } from './replay-state.js';

const confirmTimeout = 15_000;

/** An empty collection with the indexes of the view; from then on others write there, too. */
export async function prepareNext(
  context: OrchestratorContext,
  view: View,
  replay: Replay,
  signal: AbortSignal,
): Promise<void> {
  const { next } = await claimView(replay.document);
  if (!next) {
    const start = await findStart(context, view, replay.document, signal);
    await dropNext(view);
    await createNext(view);
    await replay.save(start);
    await changeView(replay.document, { next: true }, 1);
  }
  await replay.save({ phase: replay.document.copyBefore ? 'copying' : 'reading' });
}

/** Where to read from, and what to take over because it stands before. */
async function findStart(
  context: OrchestratorContext,
  view: View,
  { from }: ViewReplayDocument,
  signal: AbortSignal,
): Promise<Pick<ViewReplayDocument, 'offsets' | 'copyBefore'>> {
  const { stream } = context.queue;
  const partitions = Array.from({ length: eventPartitions }, (_, partition) => partition);
  // With a mark at the end there is something to find, whatever the moment.
  await stream.mark(randomUUID(), confirmTimeout);
  const firsts = await offsetsAt('first');
  const at = from instanceof Date ? view.wholeFrom(from) : new Date();
  const asked = from === 'start' ? firsts : from instanceof Date ? await offsetsAt(at) : from;
  if (view.name === 'activity') refuseWhatIsLost(asked, firsts);
  // What the processor has not read is in nothing that could be taken over.
  const read = await Promise.all(partitions.map((partition) => readSoFar(view, stream.streamName(partition))));
  // What the log has no longer is taken over as it is.
  const given = asked.map((offset, partition) =>
    Math.max(firsts[partition] ?? 0, Math.min(offset, (read[partition] ?? -1) + 1)),
  );
  const isEverything = given.every((offset) => offset === 0);
  return { offsets: given.map((offset) => offset - 1), copyBefore: isEverything ? null : { offsets: given, at } };

  function offsetsAt(moment: Date | 'first'): Promise<number[]> {
    return Promise.all(partitions.map((partition) => placeAt(context, partition, moment, signal)));
  }
}

/** Windows are counted anew from where a replay begins: what is not in the log would be missing in them. */
function refuseWhatIsLost(asked: readonly number[], firsts: readonly number[]): void {
  const isLost = asked.some((offset, partition) => {
    const first = firsts[partition] ?? 0;
    return first > 0 && offset <= first;
  });
  if (isLost) throw new ReplayImpossible('the log has lost what was before: give a later moment to count from');
}

async function readSoFar({ processor }: View, stream: string): Promise<number> {
  const stored = await StreamOffsetModel.findById(`${processor}/${stream}`).lean();
  return stored?.offset ?? -1;
}

export async function dropNext(view: View): Promise<void> {
  await nextOf(view.model).drop();
}

async function createNext({ model }: View): Promise<void> {
  const next = nextOf(model);
  await model.db.createCollection(next.collectionName);
  const indexes = await model.collection.listIndexes().toArray();
  const declared = indexes.filter(({ name }) => name !== '_id_');
  await next.createIndexes(declared.map(({ v: _, ns: __, background: ___, ...index }) => index as never));
}

/**
 * Whether what is there was prepared: a writer who comes late, after it was put in the view's place, makes a collection
 * of that name anew, but no indexes.
 */
export async function isPrepared({ model }: View): Promise<boolean> {
  const next = nextOf(model);
  const there = await model.db.listCollections();
  if (!there.some(({ name }) => name === next.collectionName)) return false;
  return (await next.listIndexes().toArray()).length > 1;
}
