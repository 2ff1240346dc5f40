import type { ViewStateDocument } from '@red-tortoise/documents';
import { increments } from './count-in-order.js';
import type { WindowEvents } from './windows-of.js';
import { type Windows, writeIgnoringDuplicates } from './write-ignoring-duplicates.js';

/**
 * Counts events that were set aside, and so stand before the mark: each window keeps their ids. One that a replay has
 * read since then is counted already.
 */
export async function countLate(
  collection: Windows,
  windows: readonly WindowEvents[],
  { rebuilt }: Pick<ViewStateDocument, 'rebuilt'>,
): Promise<void> {
  const writes = windows.flatMap(({ _id, subject, from, events }) =>
    events.flatMap((one) => {
      const { id } = one.event;
      if (rebuilt && one.offset <= (rebuilt.offsets[one.partition] ?? -1) && !rebuilt.without.includes(id)) return [];
      return {
        updateOne: {
          filter: { _id, late: { $ne: id } },
          update: { $inc: increments([one]), $push: { late: id }, $setOnInsert: { subject, from, marks: {} } },
          upsert: true,
        },
      };
    }),
  );
  await writeIgnoringDuplicates(collection, writes);
}
