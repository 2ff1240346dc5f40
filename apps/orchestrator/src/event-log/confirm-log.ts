import { EventLogModel, type StreamOffsetDocument, StreamOffsetModel } from '@red-tortoise/documents';
import type { OrchestratorContext } from '../context.js';
import { publishUnreadAgain } from './publish-unread-again.js';

/** Far more than anybody can have read beyond the last offset that is stored. */
const distance = 1_000_000_000;

/** What is added to the broker's offsets: see the event log's document. */
export async function baseOf(stream: string): Promise<number> {
  return (await EventLogModel.findById(stream).lean())?.base ?? 0;
}

/**
 * Makes sure that a partition's base is right: looks for the furthest message that any processor has stored. Where the
 * log has something else in its place, or ends before, it was deleted and begun anew. Then its places begin behind all
 * those of the old one, what nobody has read of that is published again, and this throws, so that whoever reads begins
 * once more. Two who find out at the same time do the same.
 */
export async function confirmLog(
  { queue: { stream }, logger }: OrchestratorContext,
  partition: number,
  base: number,
  signal: AbortSignal,
): Promise<void> {
  const name = stream.streamName(partition);
  const known = await findFurthest(name, base);
  if (!known) return;
  const message = { offset: known.offset - base, id: known.messageId ?? null };
  if (!(await stream.isAnother(partition, message, signal))) return;
  const publishedAgain = await publishUnreadAgain();
  // The second one finds no such document any more, and fails to make another.
  await EventLogModel.updateOne(
    { _id: name, base },
    { $set: { base: known.offset + distance, begunAnewAt: new Date(), publishedAgain } },
    { upsert: true },
  );
  logger.error({ stream: name, known: known.offset, publishedAgain }, 'the log was begun anew');
  throw new Error(`${name} is another log than before: reading it from its beginning`);
}

/** Of those whose message is known by its id, if there are any. */
async function findFurthest(stream: string, base: number): Promise<StreamOffsetDocument | undefined> {
  const rows = await StreamOffsetModel.find({ offset: { $gte: base } })
    .sort({ offset: -1 })
    .lean<StreamOffsetDocument[]>();
  const ofStream = rows.filter(({ _id }) => _id.endsWith(`/${stream}`));
  return ofStream.find(({ messageId }) => messageId) ?? ofStream[0];
}
