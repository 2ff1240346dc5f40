/**
 * Runs `work` over the items, at most `limit` at a time, and returns the results in the order of the items. The first
 * failure aborts the signal that the others got, waits for them to end, and is thrown.
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  signal: AbortSignal,
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
): Promise<Result[]> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const results = new Array<Result>(items.length);
  let next = 0;
  let failure: { error: unknown } | null = null;
  const worker = async () => {
    while (next < items.length && !either.aborted) {
      const index = next++;
      results[index] = await work(items[index] as Item, either);
    }
  };
  const guarded = () =>
    worker().catch((error) => {
      failure ??= { error };
      stop.abort(error);
    });
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, guarded));
  signal.throwIfAborted();
  if (failure) throw (failure as { error: unknown }).error;
  return results;
}
