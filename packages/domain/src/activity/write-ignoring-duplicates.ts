import type { ActivityWindowModel } from '@red-tortoise/documents';

export type Windows = typeof ActivityWindowModel.collection;

const duplicateKey = 11_000;

interface BulkFailure extends Error {
  code?: number;
  writeErrors?: { code: number }[];
  result?: { matchedCount: number; upsertedCount: number };
}

/**
 * Upserts whose filter holds more than the id try to insert where only that more differs, and fail on the id: such a
 * one did nothing. Answers how many did something.
 */
export async function writeIgnoringDuplicates(
  collection: Windows,
  writes: readonly { updateOne: object }[],
): Promise<number> {
  if (writes.length === 0) return 0;
  try {
    const { matchedCount, upsertedCount } = await collection.bulkWrite(writes as never, { ordered: false });
    return matchedCount + upsertedCount;
  } catch (error) {
    const { code, writeErrors = [], result } = error as BulkFailure;
    const onlyDuplicates =
      writeErrors.length > 0 ? writeErrors.every((failure) => failure.code === duplicateKey) : code === duplicateKey;
    if (!onlyDuplicates) throw error;
    return (result?.matchedCount ?? 0) + (result?.upsertedCount ?? 0);
  }
}
