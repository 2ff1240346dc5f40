import 'reflect-metadata';
import { readEnvironment } from '@red-tortoise/config';
import {
  createLogger,
  flushErrorReports,
  onFatalError,
  onShutdown,
  startErrorReporting,
} from '@red-tortoise/observability';
import { createAdmin } from './create-admin.js';
import { openStores } from './stores.js';

const name = 'admin';
const environment = readEnvironment();
const logger = createLogger({ name, level: environment.LOG_LEVEL });
await startErrorReporting({ dsn: environment.SENTRY_DSN, name, environment: environment.NODE_ENV });
onFatalError(logger);

const stores = await openStores(environment, logger);
const admin = await createAdmin(stores);

onShutdown({
  logger,
  steps: [
    { name: 'requests', run: () => admin.close(), timeout: 5_000 },
    { name: 'stores', run: () => stores.close(), timeout: 8_000 },
    { name: 'error reports', run: () => flushErrorReports(2_000) },
  ],
});
await admin.listen(environment.ADMIN_PORT, environment.HOST);
logger.info({ url: await admin.getUrl() }, 'listening');
