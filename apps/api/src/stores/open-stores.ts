import type { Environment } from '@red-tortoise/config';
import { openDatabase, pingDatabase } from '@red-tortoise/database';
import { closeDocuments, openDocumentsInBackground, pingDocuments } from '@red-tortoise/documents';
import { createHealth, createMetrics, type Logger } from '@red-tortoise/observability';
import { openQueue } from '@red-tortoise/queue';
import { Stores } from './stores.js';

/** Opens the four stores. Each connects in the background: the API starts while one is away, and says which. */
export async function openStores(environment: Environment, logger: Logger): Promise<Stores> {
  const timeout = environment.STORE_TIMEOUT;
  const onError = (error: Error) => logger.warn({ err: error }, 'a store is in trouble');
  const database = openDatabase({ url: environment.DATABASE_URL, timeout, poolSize: 12 });
  openDocumentsInBackground({ url: environment.MONGODB_URL, timeout, poolSize: 12, onError });
  const queue = await openQueue({
    redisUrl: environment.REDIS_URL,
    rabbitUrl: environment.RABBITMQ_URL,
    namespace: environment.NAMESPACE,
    timeout,
    onError,
  });
  const health = createHealth(
    {
      postgres: () => pingDatabase(database, timeout),
      mongodb: () => pingDocuments(timeout),
      redis: () => queue.pingRedis(),
      rabbitmq: () => queue.pingRabbit(),
    },
    { timeout: 2_000 },
  );
  return new Stores(environment, logger, createMetrics('api'), health, database, queue);
}

export async function closeStores(stores: Stores): Promise<void> {
  await stores.queue.close();
  await closeDocuments();
  await stores.database.$disconnect();
}
