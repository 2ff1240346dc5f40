import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServices } from '@red-tortoise/services';
import { local } from '../paths.mjs';
import { runQuietly } from '../run-quietly.mjs';
import { step } from '../step.mjs';

const emptyStores = fileURLToPath(new URL('./empty-test-stores.mjs', import.meta.url));
/** As in jest.config.js: each worker has databases of its own. */
const workers = 2;

/**
 * Starts the four stores for tests, apart from those of `npm start`, with empty, migrated databases for each worker.
 * Answers with the environment that tests get, and `stop`.
 */
export async function startTestStores() {
  const services = await step('Stores for tests', () => startServices({ directory: join(local, 'test') }));
  const env = {
    DATABASE_URL: services.urls.databaseUrl,
    MONGODB_URL: services.urls.mongoUrl,
    REDIS_URL: services.urls.redisUrl,
    RABBITMQ_URL: services.urls.rabbitUrl,
  };
  try {
    await step('Empty databases', () =>
      runQuietly(process.execPath, [emptyStores, String(workers)], { env: { ...process.env, ...env } }).then(() => ''),
    );
  } catch (error) {
    await services.stop();
    throw error;
  }
  return { env, stop: () => services.stop() };
}
