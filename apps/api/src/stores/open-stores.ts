import type { Environment } from '@red-tortoise/config';
import { openStores as openAll } from '@red-tortoise/domain';
import { createHealth, createMetrics, type Logger } from '@red-tortoise/observability';
import { Stores } from './stores.js';

/** The four stores of the API, with what tells how they are. */
export async function openStores(environment: Environment, logger: Logger): Promise<Stores> {
  const onError = (error: Error) => logger.warn({ err: error }, 'a store is in trouble');
  const { database, queue, settings, checks, close } = await openAll({ environment, poolSize: 12, onError });
  const health = createHealth(checks, { timeout: 2_000 });
  const metrics = createMetrics('api', { unfitSettings: () => settings.current.unfit });
  return new Stores(environment, logger, metrics, health, database, queue, settings, close);
}
