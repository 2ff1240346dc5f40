import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServices } from '@red-tortoise/services';
import { local } from '../paths.mjs';
import { runQuietly } from '../run-quietly.mjs';
import { step } from '../step.mjs';
import { claimInstance } from './running-instance.mjs';

const emptyStores = fileURLToPath(new URL('./empty-test-stores.mjs', import.meta.url));
/** As in jest.config.js: each worker has databases of its own. */
const workers = 2;

/**
 * Starts the four stores for tests, apart from those of `npm start`, with empty, migrated databases for each worker.
 * Answers with the environment that tests get, and `stop`.
 */
export async function startTestStores() {
  const services = await step('Stores for tests', () => startServices({ directory: claimDirectory() }));
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

/** A second run in the same checkout gets stores of its own: it would empty the databases of the first. */
function claimDirectory() {
  for (let number = 1; ; number += 1) {
    const directory = join(local, number === 1 ? 'test' : `test-${number}`);
    if (claimInstance(join(directory, 'running.json')) === undefined) return directory;
  }
}
