import { readEnvironment } from '@red-tortoise/config';
import { LiveSettings } from '@red-tortoise/domain';
import { createHealth, createLogger, createMetrics } from '@red-tortoise/observability';
import type { TestStores } from '@red-tortoise/testing';
import type { OrchestratorContext } from '../context.js';

interface Options extends Partial<OrchestratorContext> {
  /** Of the environment, beside what tests have anyway. */
  variables?: Record<string, string>;
  /** How often settings are looked at, in milliseconds. */
  interval?: number;
}

/** What parts of the orchestrator get, over the stores of a test. Its settings are stopped by whoever opened it. */
export async function openTestContext(
  stores: TestStores,
  { variables, interval, ...instead }: Options = {},
): Promise<OrchestratorContext> {
  return {
    ...stores,
    settings: await LiveSettings.start(stores.database, { ...stores, interval }),
    environment: readEnvironment({ ...process.env, NODE_ENV: 'test', ...variables }),
    logger: createLogger({ name: 'test', level: 'silent' }),
    metrics: createMetrics('test'),
    health: createHealth({}, { timeout: 1_000 }),
    storesAnswer: async () => true,
    ...instead,
  };
}
