/**
 * One processor alone, to be killed: `node one-processor.mjs alerts hangs`. Says `begins` before the effect of a batch
 * and `done` behind it, when its offset is not stored yet; one that `hangs` goes no further.
 */
import { readEnvironment } from '@red-tortoise/config';
import { openStores } from '@red-tortoise/domain';
import { createHealth, createLogger, createMetrics } from '@red-tortoise/observability';
import { activity } from '../../dist/processors/activity.js';
import { alerts } from '../../dist/processors/alerts.js';
import { startProcessor } from '../../dist/processors/run-processor.js';

const [name, hangs] = process.argv.slice(2);
const processor = { activity, alerts }[name];
const environment = readEnvironment();
const logger = createLogger({ name, level: 'error' });
const onError = (error) => logger.error({ err: error });
const stores = await openStores({ environment, poolSize: 8, documentsTimeout: 10_000, onError });
const health = createHealth(stores.checks, { timeout: 2_000 });
const storesAnswer = async () => (await health.ready()).status === 'ready';
const context = { ...stores, environment, logger, metrics: createMetrics(name), health, onError, storesAnswer };
const watched = {
  ...processor,
  batchSize: 50,
  async handleBatch(...batch) {
    process.stdout.write('begins\n');
    const announce = await processor.handleBatch(...batch);
    process.stdout.write('done\n');
    if (hangs) await new Promise(() => {});
    return announce;
  },
};
startProcessor(context, watched, new AbortController().signal);
