import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EventModel, ProjectPackageModel, StreamOffsetModel, syncIndexes } from '@red-tortoise/documents';
import { openStores } from '@red-tortoise/domain';
import { createLogger, createMetrics } from '@red-tortoise/observability';
import { eventPartitions, openQueue } from '@red-tortoise/queue';
import { startServices } from '@red-tortoise/services';
import { local } from '../infra/local/paths.mjs';
import { runQuietly } from '../infra/local/run-quietly.mjs';

const packages = 500;
const atOnce = 2_000;
const prepareStores = fileURLToPath(new URL('../infra/local/stack/prepare-stores.mjs', import.meta.url));
export const onError = (error) => process.stderr.write(`${error.stack}\n`);

/** Empty stores of their own, for the length of `work`, with one project that uses 500 packages. */
export async function withEventLog(name, work) {
  const services = await startServices({ directory: join(local, 'bench') });
  const environment = {
    DATABASE_URL: onOwnDatabase(services.urls.databaseUrl, name),
    MONGODB_URL: onOwnDatabase(services.urls.mongoUrl, name),
    REDIS_URL: services.urls.redisUrl,
    RABBITMQ_URL: services.urls.rabbitUrl,
    NAMESPACE: `bench-${name}`,
    STORE_TIMEOUT: 120_000,
  };
  await runQuietly(process.execPath, [prepareStores], { env: { ...process.env, ...environment } });
  const stores = await openStores({ environment, poolSize: 12, onError });
  try {
    // Not emptied: what was deleted would be cleared away by the store while it is measured.
    await EventModel.db.dropDatabase();
    await syncIndexes();
    await ProjectPackageModel.collection.insertMany(Array.from({ length: packages }, (_, number) => useOf(number)));
    await work({ ...stores, environment });
  } finally {
    await stores.close();
    await services.stop();
  }
}

/** An orchestrator's context with streams of its own. */
export async function openLog({ database, environment }) {
  const name = randomUUID().slice(0, 8);
  const queue = await openQueue({
    redisUrl: environment.REDIS_URL,
    rabbitUrl: environment.RABBITMQ_URL,
    namespace: `bench-${name}`,
    timeout: 60_000,
    onError,
  });
  await queue.stream.whenReady(AbortSignal.timeout(30_000));
  const logger = createLogger({ name: 'bench', level: 'warn' });
  const metrics = createMetrics(`bench-${name}`);
  return { database, queue, environment, onError, logger, metrics, storesAnswer: async () => true };
}

/** Each partition has its reader: the measure may begin. */
export async function readersThere() {
  while ((await StreamOffsetModel.countDocuments({})) < eventPartitions) await pause(50);
}

/** Stores events as a pipeline does. */
export async function storeEvents(count, published) {
  for (let start = 0; start < count; start += atOnce) {
    const length = Math.min(atOnce, count - start);
    const events = Array.from({ length }, (_, position) => eventOf(start + position, published));
    await EventModel.collection.insertMany(events, { ordered: false });
  }
}

export function eventOf(number, published) {
  const subject = `pkg:npm/p-${number % packages}`;
  const now = new Date();
  return {
    _id: createHash('sha256').update(`bench ${number}`).digest('hex').slice(0, 32),
    type: 'package.released',
    subject,
    key: subject,
    occurredAt: now,
    observedAt: now,
    schemaVersion: 1,
    historical: number % 10 === 9,
    data: { version: `1.0.${number}`, previousVersion: `1.0.${number - 1}`, level: 'patch', publisher: 'somebody' },
    published,
  };
}

function useOf(number) {
  return {
    _id: `bench/pkg:npm/p-${number}`,
    projectId: 'bench',
    organisationId: 'bench',
    packagePurl: `pkg:npm/p-${number}`,
    name: `p-${number}`,
    version: '1.0.0',
    direct: true,
    dev: false,
    path: [],
    addedAt: new Date(0),
    feed: 'current',
  };
}

function onOwnDatabase(address, name) {
  const url = new URL(address);
  url.pathname = `/bench_${name}`;
  return url.href;
}

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
