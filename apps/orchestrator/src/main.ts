import { readEnvironment } from '@red-tortoise/config';
import { openStores } from '@red-tortoise/domain';
import {
  createHealth,
  createLogger,
  createMetrics,
  flushErrorReports,
  onFatalError,
  onShutdown,
  reportError,
  serveHealth,
  startErrorReporting,
} from '@red-tortoise/observability';
import { startWork } from './start-work.js';

const name = 'orchestrator';
const environment = readEnvironment();
const logger = createLogger({ name, level: environment.LOG_LEVEL });
await startErrorReporting({ dsn: environment.SENTRY_DSN, name, environment: environment.NODE_ENV });
onFatalError(logger);

const onError = (error: Error, where?: string) => {
  logger.warn({ err: error, where }, 'an attempt failed');
  // What its owner is told already is no fault of ours.
  if (!('isTold' in error)) reportError(error, { where });
};
const documentsTimeout = environment.STORE_TIMEOUT * 3;
const stores = await openStores({ environment, poolSize: 12, documentsTimeout, onError });
const { database, queue, settings } = stores;
const health = createHealth(stores.checks, { timeout: 2_000 });
const metrics = createMetrics(name, { unfitSettings: () => settings.current.unfit });
const { HOST: host, ORCHESTRATOR_PORT: port } = environment;
const server = await serveHealth({ host, port, health, metrics });
const storesAnswer = async () => (await health.ready()).status === 'ready';
const work = startWork({ environment, settings, logger, metrics, health, database, queue, onError, storesAnswer });
logger.info({ port: server.port }, 'listening');

onShutdown({
  logger,
  steps: [
    { name: 'work', run: () => work.close() },
    { name: 'stores', run: () => stores.close(), timeout: 10_000 },
    { name: 'health', run: () => server.close() },
    { name: 'error reports', run: () => flushErrorReports(2_000) },
  ],
});
