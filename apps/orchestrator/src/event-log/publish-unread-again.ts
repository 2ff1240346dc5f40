import { EventModel } from '@red-tortoise/documents';
import { findEvents } from './find-events.js';

/**
 * Has the relay publish again what nobody has read, observed until a moment if there is one. An event that is in the log
 * all the same is there twice then, and whoever reads it passes over the second. Answers how many there are.
 */
export async function publishUnreadAgain(until?: Date): Promise<number> {
  const unread = findEvents(
    ({ published, offset, observedAt }) =>
      published && typeof offset !== 'number' && (until === undefined || observedAt <= until),
  );
  let count = 0;
  for await (const events of unread) {
    if (events.length === 0) continue;
    const ids = events.map(({ _id }) => _id);
    // What was read since then has its place.
    const filter = { _id: { $in: ids }, published: true, offset: null };
    count += (await EventModel.updateMany(filter, { $set: { published: false } })).modifiedCount;
  }
  return count;
}
