import mongoose from 'mongoose';

export interface DocumentsOptions {
  url: string;
  /** The longest wait for a server and for one answer, in milliseconds. */
  timeout: number;
  poolSize?: number;
}

/** Opens the one connection pool of this process. Indexes are made at deploy (`syncIndexes`), never by the way. */
export async function openDocuments(options: DocumentsOptions): Promise<void> {
  configure(options);
  await connect(options);
}

/**
 * The same for a server, which must start while MongoDB is away: connects in the background and tries until it can.
 * Until then every query fails in its own time, and the health page names the store.
 */
export function openDocumentsInBackground(options: DocumentsOptions & { onError: (error: Error) => void }): void {
  configure(options);
  const attempt = (): Promise<void> =>
    connect(options).catch((error: Error) => {
      options.onError(error);
      setTimeout(attempt, 1_000).unref();
    });
  void attempt();
}

function configure(options: DocumentsOptions): void {
  mongoose.set('autoIndex', false);
  mongoose.set('autoCreate', false);
  mongoose.set('strictQuery', true);
  // A query that waits for a lost connection should fail in the caller's time, not in ours.
  mongoose.set('bufferTimeoutMS', options.timeout);
}

async function connect(options: DocumentsOptions): Promise<void> {
  await mongoose.connect(options.url, {
    serverSelectionTimeoutMS: options.timeout,
    connectTimeoutMS: options.timeout,
    socketTimeoutMS: options.timeout,
    waitQueueTimeoutMS: options.timeout,
    maxPoolSize: options.poolSize ?? 10,
    // For `onSlowCommand`.
    monitorCommands: true,
  });
}

export async function closeDocuments(): Promise<void> {
  await mongoose.disconnect();
}

/** Throws when MongoDB does not answer in time. */
export async function pingDocuments(timeout: number): Promise<void> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('not connected');
  await Promise.race([
    db.command({ ping: 1 }),
    new Promise((_, reject) => setTimeout(() => reject(new Error(`no answer in ${timeout} ms`)), timeout).unref()),
  ]);
}
