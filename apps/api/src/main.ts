import 'reflect-metadata';
import { readEnvironment } from '@red-tortoise/config';
import {
  createLogger,
  flushErrorReports,
  onFatalError,
  onShutdown,
  startErrorReporting,
} from '@red-tortoise/observability';
import { createApi } from './create-api.js';
import { OpenStreams } from './http/open-streams.js';
import { openStores } from './stores/open-stores.js';

const name = 'api';
const environment = readEnvironment();
const logger = createLogger({ name, level: environment.LOG_LEVEL });
await startErrorReporting({ dsn: environment.SENTRY_DSN, name, environment: environment.NODE_ENV });
onFatalError(logger);

const stores = await openStores(environment, logger);
const api = await createApi(stores);

onShutdown({
  logger,
  steps: [
    { name: 'streams', run: () => api.get(OpenStreams).closeAll() },
    { name: 'requests', run: () => api.close(), timeout: 15_000 },
    { name: 'stores', run: () => stores.close(), timeout: 8_000 },
    { name: 'error reports', run: () => flushErrorReports(2_000) },
  ],
});
await api.listen(environment.API_PORT, environment.HOST);
logger.info({ url: await api.getUrl() }, 'listening');
