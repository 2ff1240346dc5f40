import { type Database, openDatabase, pingDatabase } from '@red-tortoise/database';
import { closeDocuments, openDocumentsInBackground, pingDocuments } from '@red-tortoise/documents';
import { openQueue, type Queue } from '@red-tortoise/queue';
import { LiveSettings } from './settings/live-settings.js';
import { watchSlowCommands } from './status/slow-queries/watch-slow-commands.js';

export interface StoresOptions {
  /** As `packages/config` reads them. */
  environment: {
    DATABASE_URL: string;
    MONGODB_URL: string;
    REDIS_URL: string;
    RABBITMQ_URL: string;
    NAMESPACE: string;
    /** The longest wait for one answer, in milliseconds. */
    STORE_TIMEOUT: number;
    SECRETS_KEY?: string | undefined;
  };
  /** Connections to Postgres and to MongoDB, each at the most. */
  poolSize: number;
  /** For MongoDB, where work takes longer than what answers a request. */
  documentsTimeout?: number;
  onError: (error: Error, where?: string) => void;
}

export interface OpenStores {
  database: Database;
  queue: Queue;
  /** What staff have set. */
  settings: LiveSettings;
  /** By the name of the store: resolves when it answers. For a health page. */
  checks: Record<'postgres' | 'mongodb' | 'redis' | 'rabbitmq', () => Promise<unknown>>;
  /** Ends what works on them first, then the connections. */
  close(): Promise<void>;
}

/** Opens the four stores of a process. Each connects in the background: it starts while one is away, and says which. */
export async function openStores({
  environment,
  poolSize,
  documentsTimeout,
  onError,
}: StoresOptions): Promise<OpenStores> {
  const timeout = environment.STORE_TIMEOUT;
  const database = openDatabase({ url: environment.DATABASE_URL, timeout, poolSize });
  openDocumentsInBackground({ url: environment.MONGODB_URL, timeout: documentsTimeout ?? timeout, poolSize, onError });
  const queue = await openQueue({
    redisUrl: environment.REDIS_URL,
    rabbitUrl: environment.RABBITMQ_URL,
    namespace: environment.NAMESPACE,
    timeout,
    onError,
  });
  const settings = await LiveSettings.start(database, { onError });
  const unwatch = watchSlowCommands({ queue, environment, onError });
  return {
    database,
    queue,
    settings,
    checks: {
      postgres: () => pingDatabase(database, timeout),
      mongodb: () => pingDocuments(timeout),
      redis: () => queue.pingRedis(),
      rabbitmq: () => queue.pingRabbit(),
    },
    async close() {
      unwatch();
      await settings.stop();
      await queue.close();
      await closeDocuments();
      await database.$disconnect();
    },
  };
}
