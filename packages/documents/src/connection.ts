import mongoose from 'mongoose';

export interface DocumentsOptions {
  url: string;
  /** The longest wait for a server and for one answer, in milliseconds. */
  timeout: number;
  poolSize?: number;
}

/** Opens the one connection pool of this process. Indexes are made at deploy (`syncIndexes`), never by the way. */
export async function openDocuments(options: DocumentsOptions): Promise<void> {
  mongoose.set('autoIndex', false);
  mongoose.set('autoCreate', false);
  mongoose.set('strictQuery', true);
  // A query that waits for a lost connection should fail in the caller's time, not in ours.
  mongoose.set('bufferTimeoutMS', options.timeout);
  await mongoose.connect(options.url, {
    serverSelectionTimeoutMS: options.timeout,
    connectTimeoutMS: options.timeout,
    socketTimeoutMS: options.timeout,
    waitQueueTimeoutMS: options.timeout,
    maxPoolSize: options.poolSize ?? 10,
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
