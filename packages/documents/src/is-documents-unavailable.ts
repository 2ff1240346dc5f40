const names =
  /^(MongoServerSelectionError|MongoNetworkError|MongoNetworkTimeoutError|MongoPoolClearedError|MongoWaitQueueTimeoutError|MongoNotConnectedError|MongoTopologyClosedError|PoolClearedError|MongoOperationTimeoutError)$/;
/** Not primary, shutting down, or a query that took too long. */
const codes = new Set<unknown>([50, 91, 189, 10107, 11600, 11602, 13435]);

/** Whether an error of a query means "MongoDB is away or too slow", rather than "the query is wrong". */
export function isDocumentsUnavailable(error: unknown): boolean {
  const { name = '', message = '', code } = (error ?? {}) as { name?: string; message?: string; code?: unknown };
  if (name === 'MongoServerError') return codes.has(code);
  return names.test(name) || message.includes('buffering timed out');
}
