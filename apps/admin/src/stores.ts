import type { Environment } from '@red-tortoise/config';
import { type OpenStores, openStores as openAll } from '@red-tortoise/domain';
import { createHealth, createMetrics, type Health, type Logger, type Metrics } from '@red-tortoise/observability';

/** What the admin opens once. */
export class Stores {
  constructor(
    readonly environment: Environment,
    readonly logger: Logger,
    readonly database: OpenStores['database'],
    readonly queue: OpenStores['queue'],
    readonly settings: OpenStores['settings'],
    readonly health: Health,
    readonly metrics: Metrics,
    readonly close: OpenStores['close'],
  ) {}
}

/** Few people use it at the same time: a few connections are enough. */
export async function openStores(environment: Environment, logger: Logger): Promise<Stores> {
  const onError = (error: Error) => logger.warn({ err: error }, 'a store is in trouble');
  const { database, queue, settings, checks, close } = await openAll({ environment, poolSize: 4, onError });
  const health = createHealth(checks, { timeout: 2_000 });
  const metrics = createMetrics('admin', { unfitSettings: () => settings.current.unfit });
  return new Stores(environment, logger, database, queue, settings, health, metrics, close);
}
