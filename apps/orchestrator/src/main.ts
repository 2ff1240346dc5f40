import { readEnvironment } from '@red-tortoise/config';
import { openDatabase, pingDatabase } from '@red-tortoise/database';
import { closeDocuments, openDocumentsInBackground, pingDocuments } from '@red-tortoise/documents';
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
import { openQueue } from '@red-tortoise/queue';
import type { OrchestratorContext } from './context.js';
import { startWork } from './start-work.js';

const name = 'orchestrator';
const environment = readEnvironment();
const logger = createLogger({ name, level: environment.LOG_LEVEL });
await startErrorReporting({ dsn: environment.SENTRY_DSN, name, environment: environment.NODE_ENV });
onFatalError(logger);

const timeout = environment.STORE_TIMEOUT;
const onError = (error: Error, where?: string) => {
  logger.warn({ err: error, where }, 'an attempt failed');
  reportError(error, { where });
};
const database = openDatabase({ url: environment.DATABASE_URL, timeout, poolSize: 8 });
// What runs here may take longer than what answers a request.
openDocumentsInBackground({ url: environment.MONGODB_URL, timeout: timeout * 3, poolSize: 16, onError });
const queue = await openQueue({
  redisUrl: environment.REDIS_URL,
  rabbitUrl: environment.RABBITMQ_URL,
  namespace: environment.NAMESPACE,
  timeout,
  onError,
});
const context: OrchestratorContext = { environment, logger, database, queue, onError };

const health = createHealth(
  {
    postgres: () => pingDatabase(database, timeout),
    mongodb: () => pingDocuments(timeout),
    redis: () => queue.pingRedis(),
    rabbitmq: () => queue.pingRabbit(),
  },
  { timeout: 2_000 },
);
const server = await serveHealth({
  host: environment.HOST,
  port: environment.ORCHESTRATOR_PORT,
  health,
  metrics: createMetrics(name),
});
const work = startWork(context);
logger.info({ port: server.port }, 'listening');

onShutdown({
  logger,
  steps: [
    { name: 'work', run: () => work.close() },
    { name: 'queue', run: () => queue.close(), timeout: 8_000 },
    { name: 'health', run: () => server.close() },
    { name: 'documents', run: () => closeDocuments() },
    { name: 'database', run: () => database.$disconnect() },
    { name: 'error reports', run: () => flushErrorReports(2_000) },
  ],
});
