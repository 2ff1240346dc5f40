import { StreamOffsetModel } from '@red-tortoise/documents';
import { nextOf, readViewState, type View } from '@red-tortoise/domain';
import { eventPartitions } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { isPrepared } from './prepare-next.js';
import type { Replay } from './replay.js';
import { releaseView } from './replay-state.js';

/**
 * Puts the new collection in the old one's place. Answers false where that must not be: whoever began it died, the
 * processor has gone on since, and readers would miss what it wrote; then more must be read first.
 *
 * Readers find the new collection by the old one's name from one query to the next. The processor's offsets are set to
 * what the new collection holds, under a new generation: a batch that it was writing into the old one it cannot save,
 * and does again.
 */
export async function switchOver(context: OrchestratorContext, view: View, replay: Replay): Promise<boolean> {
  if (await isPrepared(view)) {
    const { heldUntil } = await readViewState(view.name);
    if (heldUntil === null || heldUntil.getTime() < Date.now()) {
      await replay.save({ phase: 'reading' });
      return false;
    }
    const { collectionName } = view.model.collection;
    await nextOf(view.model).rename(collectionName, { dropTarget: true });
  }
  await fenceProcessor(context, view, replay);
  const without = replay.document.failures.map(({ event }) => event.id);
  await releaseView(replay.document, { rebuilt: { offsets: replay.offsets, without } });
  return true;
}

async function fenceProcessor({ queue }: OrchestratorContext, view: View, { offsets }: Replay): Promise<void> {
  for (let partition = 0; partition < eventPartitions; partition++) {
    await StreamOffsetModel.updateOne(
      { _id: `${view.processor}/${queue.stream.streamName(partition)}` },
      { $set: { offset: offsets[partition], messageId: null, at: new Date() }, $inc: { generation: 1 } },
      { upsert: true },
    );
  }
}
