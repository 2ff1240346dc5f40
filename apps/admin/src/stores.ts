import type { Environment } from '@red-tortoise/config';
import { type Database, openDatabase, pingDatabase } from '@red-tortoise/database';
import { closeDocuments, openDocumentsInBackground, pingDocuments } from '@red-tortoise/documents';
import { createHealth, createMetrics, type Health, type Logger, type Metrics } from '@red-tortoise/observability';
import { openQueue, type Queue } from '@red-tortoise/queue';

/** What the admin opens once. It only looks: a few connections are enough. */
export class Stores {
  constructor(
    readonly database: Database,
    readonly queue: Queue,
    readonly health: Health,
    readonly metrics: Metrics,
  ) {}

  async close(): Promise<void> {
    await this.queue.close();
    await closeDocuments();
    await this.database.$disconnect();
  }
}

export async function openStores(environment: Environment, logger: Logger): Promise<Stores> {
  const timeout = environment.STORE_TIMEOUT;
  const onError = (error: Error) => logger.warn({ err: error }, 'a store is in trouble');
  const database = openDatabase({ url: environment.DATABASE_URL, timeout, poolSize: 2 });
  openDocumentsInBackground({ url: environment.MONGODB_URL, timeout, poolSize: 2, onError });
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
  return new Stores(database, queue, health, createMetrics('admin'));
}
