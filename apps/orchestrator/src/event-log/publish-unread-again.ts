import { EventModel } from '@red-tortoise/documents';

/**
 * Has the relay publish again what nobody has read, observed until a moment if there is one. An event that is in the log
 * all the same is there twice then, and whoever reads it passes over the second. There is no index for that: a log loses
 * what was not read once in years. Answers how many there are.
 */
export async function publishUnreadAgain(until?: Date): Promise<number> {
  const { modifiedCount } = await EventModel.updateMany(
    { published: true, offset: null, ...(until ? { observedAt: { $lte: until } } : {}) },
    { $set: { published: false } },
  );
  return modifiedCount;
}
