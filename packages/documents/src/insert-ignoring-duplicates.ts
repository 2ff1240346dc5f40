const duplicateKey = 11_000;

/**
 * Inserts documents whose ids say what they are: one that is there already is the same one, and stays as it is.
 * Answers how many were new.
 */
export async function insertIgnoringDuplicates<T>(
  model: Insertable,
  documents: readonly T[],
  batchSize = 1_000,
): Promise<number> {
  let inserted = 0;
  for (let start = 0; start < documents.length; start += batchSize) {
    const batch = documents.slice(start, start + batchSize);
    try {
      const result = await model.collection.insertMany(batch as never[], { ordered: false });
      inserted += result.insertedCount;
    } catch (error) {
      inserted += insertedDespite(error as BulkFailure);
    }
  }
  return inserted;
}

interface BulkFailure extends Error {
  code?: number;
  writeErrors?: { code: number }[];
  insertedCount?: number;
  result?: { insertedCount?: number };
}

function insertedDespite(error: BulkFailure): number {
  const failures = error.writeErrors ?? [];
  const onlyDuplicates =
    failures.length > 0 ? failures.every((failure) => failure.code === duplicateKey) : error.code === duplicateKey;
  if (!onlyDuplicates) throw error;
  return error.insertedCount ?? error.result?.insertedCount ?? 0;
}

/** A Mongoose model, as far as this needs one. It inserts past Mongoose's casting, which is slow for thousands. */
interface Insertable {
  collection: { insertMany(documents: never[], options: { ordered: false }): Promise<{ insertedCount: number }> };
}
