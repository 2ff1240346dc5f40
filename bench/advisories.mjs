/**
 * The advisory pipeline on a file of OSV records: the load into empty stores, then the same file unchanged, then read
 * again because it seems to be another one; each with the memory of the process. The baseline is a plain insertMany of
 * the very documents that the pipeline stored. `node bench/advisories.mjs ADVISORIES.ndjson.gz`, after `npm run build`.
 */

import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AdvisoryModel, AdvisoryRecordModel, EventModel, models } from '@red-tortoise/documents';
import { openStores } from '@red-tortoise/domain';
import { startServices } from '@red-tortoise/services';
import { osvTask } from '../apps/orchestrator/dist/pipelines/osv/osv-task.js';
import { local } from '../infra/local/paths.mjs';
import { runQuietly } from '../infra/local/run-quietly.mjs';

if (!process.argv[2]) throw new Error('Usage: node bench/advisories.mjs ADVISORIES.ndjson.gz');
const location = resolve(process.argv[2]);
const prepareStores = fileURLToPath(new URL('../infra/local/stack/prepare-stores.mjs', import.meta.url));
const services = await startServices({ directory: join(local, 'bench') });
const environment = {
  DATABASE_URL: onOwnDatabase(services.urls.databaseUrl),
  MONGODB_URL: onOwnDatabase(services.urls.mongoUrl),
  REDIS_URL: services.urls.redisUrl,
  RABBITMQ_URL: services.urls.rabbitUrl,
  NAMESPACE: 'bench-advisories',
  STORE_TIMEOUT: 30_000,
  ADVISORIES_FOLDER: dirname(location),
};
await runQuietly(process.execPath, [prepareStores], { env: { ...process.env, ...environment } });
const onError = (error) => process.stderr.write(`${error.stack}\n`);
const stores = await openStores({ environment, poolSize: 12, onError });
const context = { ...stores, environment, onError };
try {
  await emptyAll();
  const { database } = stores;
  await database.advisorySource.deleteMany({});
  const source = await database.advisorySource.create({ data: { name: 'bench', title: 'Bench', location } });
  const first = await load('empty stores', source);
  await load('again, the file unchanged', source);
  await database.advisorySource.update({ where: { id: source.id }, data: { version: null } });
  await load('again, every record read', source);
  const raw = await rawWrite();
  process.stdout.write(`the load takes ${(first / raw).toFixed(1)} times as long as insertMany of its documents\n`);
} finally {
  await stores.close();
  await services.stop();
}

async function load(title, source) {
  const counts = {};
  let peak = process.memoryUsage().rss;
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const start = performance.now();
  await osvTask(context, source).run({
    id: 'bench',
    startedAt: new Date(),
    cursor: null,
    signal: new AbortController().signal,
    async saveProgress(progress) {
      for (const [name, count] of Object.entries(progress.counts)) counts[name] = (counts[name] ?? 0) + count;
    },
  });
  const seconds = (performance.now() - start) / 1_000;
  clearInterval(sampler);
  const { records = 0, added = 0, changed = 0, quarantined = 0, events = 0 } = counts;
  print(
    title,
    `${seconds.toFixed(1)} s`,
    `peak ${(peak / 1e6).toFixed(0)} MB`,
    `${records} records`,
    `${added + changed} stored`,
    `${quarantined} set aside`,
    `${events} events`,
  );
  return seconds;
}

/** The same documents with nothing around it: what the store itself takes. */
async function rawWrite() {
  const written = [EventModel, AdvisoryRecordModel, AdvisoryModel];
  const stored = await Promise.all(written.map((model) => model.collection.find({}).toArray()));
  await emptyAll();
  const start = performance.now();
  for (const [position, model] of written.entries()) {
    for (let at = 0; at < stored[position].length; at += 1_000)
      await model.collection.insertMany(stored[position].slice(at, at + 1_000), { ordered: false });
  }
  const seconds = (performance.now() - start) / 1_000;
  print('insertMany of the same documents', `${seconds.toFixed(1)} s`, '', '', `${stored.flat().length} documents`);
  return seconds;
}

async function emptyAll() {
  for (const model of models) await model.collection.deleteMany({});
}

function onOwnDatabase(address) {
  const url = new URL(address);
  url.pathname = '/bench_advisories';
  return url.href;
}

function print(title, ...figures) {
  process.stdout.write(`${title.padEnd(33)} ${figures.map((figure) => figure.padStart(15)).join(' ')}\n`);
}
