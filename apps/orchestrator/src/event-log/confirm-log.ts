import { EventLogModel, EventModel, type StreamOffsetDocument, StreamOffsetModel } from '@red-tortoise/documents';
import type { OrchestratorContext } from '../context.js';

/** Far more than anybody can have read beyond the last offset that is stored. */
const distance = 1_000_000_000;

/**
 * Looks for the furthest message that any processor has stored in the log. Where that has something else in its place,
 * or ends before, it was deleted and begun anew: then its places begin behind all those of the old one, what nobody has
 * read of that is published again, and this throws, so that the reader begins once more. Two who find out at the same
 * time do the same, and the second one fails.
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
  const { modifiedCount: publishedAgain } = await publishUnreadAgain();
  await EventLogModel.updateOne(
    { _id: name, base },
    { $set: { base: known.offset + distance, begunAnewAt: new Date() } },
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

/** Also what the broker confirmed while the stream was gone. Whoever reads an event twice passes over the second. */
function publishUnreadAgain() {
  return EventModel.updateMany({ published: true, offset: null }, { $set: { published: false } });
}
