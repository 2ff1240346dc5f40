import type { StreamedEvent } from '@red-tortoise/queue';
import { groupedBy } from '../grouped-by.js';
import { inBatches } from '../in-batches.js';
import type { WindowEvents } from './windows-of.js';
import { type Windows, writeIgnoringDuplicates } from './write-ignoring-duplicates.js';

/** Each try but the last loses against somebody who counted, so that a few are enough for a few processes. */
const mostTries = 20;

/**
 * Counts what stands behind each window's mark, the last offset of a partition that is counted, and moves the mark in
 * the same write. The mark that was read is part of its filter: where another process has counted meanwhile it does
 * nothing, and the mark is read again.
 */
export async function countInOrder(collection: Windows, windows: readonly WindowEvents[]): Promise<void> {
  for (const batch of inBatches(windows, 500)) {
    for (let tries = 0; !(await tryToCount(collection, batch)); tries++) {
      if (tries === mostTries) throw new Error('others count in the same windows all the time');
    }
  }
}

/** Answers whether everything is counted. */
async function tryToCount(collection: Windows, windows: readonly WindowEvents[]): Promise<boolean> {
  const marks = await readMarks(collection, windows);
  const writes = windows.flatMap(({ _id, subject, from, events }) =>
    [...groupedBy(events, ({ partition }) => partition)].flatMap(([partition, inPartition]) => {
      const mark = marks.get(_id)?.[partition];
      const uncounted = mark === undefined ? inPartition : inPartition.filter(({ offset }) => offset > mark);
      const last = uncounted.at(-1);
      if (!last) return [];
      const path = `marks.${partition}`;
      return {
        updateOne: {
          filter: { _id, [path]: mark ?? { $exists: false } },
          update: {
            $inc: increments(uncounted),
            $set: { [path]: last.offset },
            $setOnInsert: { subject, from, late: [] },
          },
          upsert: true,
        },
      };
    }),
  );
  return (await writeIgnoringDuplicates(collection, writes)) === writes.length;
}

async function readMarks(
  collection: Windows,
  windows: readonly WindowEvents[],
): Promise<Map<string, Record<string, number>>> {
  const stored = await collection
    .find({ _id: { $in: windows.map(({ _id }) => _id) } as never }, { projection: { marks: 1 } })
    .toArray();
  return new Map(stored.map(({ _id, marks }) => [String(_id), marks]));
}

/** By the two words of the type: `{ 'counts.package.released': 2 }`. */
export function increments(events: readonly StreamedEvent[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { event } of events) counts[`counts.${event.type}`] = (counts[`counts.${event.type}`] ?? 0) + 1;
  return counts;
}
