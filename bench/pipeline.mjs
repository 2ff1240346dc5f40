/**
 * The npm pipeline on 700 real registry documents: packages a second and memory, against a loopback registry in a
 * process of its own, with one plain bulkWrite of the very documents that the pipeline stored as the baseline.
 * `node bench/pipeline.mjs PACKUMENTS.ndjson.gz`, after `npm run build`.
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import {
  closeDocuments,
  EventModel,
  models,
  openDocuments,
  PackageModel,
  syncIndexes,
  VersionModel,
} from '@red-tortoise/documents';
import { runPipeline } from '@red-tortoise/pipeline';
import { startServices } from '@red-tortoise/services';
import { npmPipeline, registryOptions } from '../apps/orchestrator/dist/pipelines/npm/index.js';
import { duePackages } from '../apps/orchestrator/dist/pipelines/packages/due-packages.js';
import { local } from '../infra/local/paths.mjs';

const most = 700;
const services = await startServices({ directory: join(local, 'bench') });
const registry = await startRegistry(process.argv[2]);
try {
  const url = new URL(services.urls.mongoUrl);
  url.pathname = '/bench_pipeline';
  await openDocuments({ url: url.href, timeout: 60_000 });
  await emptyAll();
  await syncIndexes();
  const names = registry.names.slice(0, most);
  await wantAll(names);
  const first = await look('first look, everything new', names.length);
  await look('second look, nothing changed (304)', names.length);
  await rawWrite(first.packagesPerSecond, names.length);
  await closeDocuments();
} finally {
  registry.stop();
  await services.stop();
}

async function look(title, count) {
  await PackageModel.updateMany({}, { $set: { nextAt: new Date(0) } });
  const fetchOptions = await registryOptions({ registryUrl: registry.url });
  const pipeline = npmPipeline({ due: duePackages('npm', new Date()), fetchOptions, lifetimes: { answer: 3_600_000 } });
  let peak = 0;
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const start = performance.now();
  await runPipeline(pipeline, { cursor: null, signal: new AbortController().signal, saveProgress: async () => {} });
  const seconds = (performance.now() - start) / 1_000;
  clearInterval(sampler);
  const packagesPerSecond = count / seconds;
  const events = await EventModel.countDocuments({});
  print(
    title,
    `${packagesPerSecond.toFixed(0)} packages/s`,
    `${seconds.toFixed(1)} s`,
    `peak ${(peak / 1e6).toFixed(0)} MB`,
    `${events} events`,
  );
  return { packagesPerSecond };
}

/** The same documents with nothing around it: what the store itself takes. */
async function rawWrite(packagesPerSecond, count) {
  const stored = await Promise.all(
    [EventModel, VersionModel, PackageModel].map((model) => model.collection.find({}).toArray()),
  );
  await emptyAll();
  const start = performance.now();
  for (const [position, model] of [EventModel, VersionModel, PackageModel].entries()) {
    const writes = stored[position].map((document) => ({ insertOne: { document } }));
    for (let at = 0; at < writes.length; at += 1_000)
      await model.collection.bulkWrite(writes.slice(at, at + 1_000), { ordered: false });
  }
  const seconds = (performance.now() - start) / 1_000;
  const documents = stored.flat().length;
  print(
    'raw bulkWrite of the same documents',
    `${(count / seconds).toFixed(0)} packages/s`,
    `${seconds.toFixed(1)} s`,
    `${documents} documents`,
  );
  process.stdout.write(
    `the pipeline runs at ${((packagesPerSecond / (count / seconds)) * 100).toFixed(0)} % of the raw write\n`,
  );
}

async function wantAll(names) {
  const base = {
    ecosystem: 'npm',
    state: 'not-fetched',
    nextAt: new Date(0),
    wanted: true,
    priority: 0,
    attemptedAt: null,
    etag: null,
    saidAt: null,
    versionCount: 0,
    failures: 0,
    maintainers: [],
  };
  await PackageModel.collection.insertMany(
    names.map((name) => ({ _id: `pkg:npm/${name.replace('@', '%40')}`, name, ...base })),
  );
}

async function emptyAll() {
  for (const model of models) await model.collection.deleteMany({});
}

function startRegistry(packuments) {
  if (!packuments) throw new Error('Usage: node bench/pipeline.mjs PACKUMENTS.ndjson.gz');
  const child = fork(new URL('./registry-process.mjs', import.meta.url), [packuments]);
  return new Promise((resolve) =>
    child.once('message', (started) => resolve({ ...started, stop: () => child.kill() })),
  );
}

function print(title, ...figures) {
  process.stdout.write(`${title.padEnd(38)} ${figures.map((figure) => figure.padStart(16)).join(' ')}\n`);
}
