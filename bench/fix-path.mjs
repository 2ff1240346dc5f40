/**
 * How long it takes to plan the fixes of a project: 300 open findings, everything that the plans walk stored in MongoDB.
 * `node bench/fix-path.mjs [lockfile] [packuments.ndjson.gz] [findings] [rounds]`, after `npm run build`. Packages without
 * a registry document get a made-up one with 30 versions that fits the lockfile; without a lockfile it makes 1,500
 * components. The baseline, in the same run: reading the same documents plainly.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import {
  AdvisoryModel,
  ComponentModel,
  closeDocuments,
  FindingModel,
  models,
  openDocuments,
  PackageModel,
  ProjectStateModel,
  syncIndexes,
  VersionModel,
} from '@red-tortoise/documents';
import { planFixes } from '@red-tortoise/domain';
import { npmPurl, parseManifest } from '@red-tortoise/manifests';
import { openQueue } from '@red-tortoise/queue';
import { startServices } from '@red-tortoise/services';
import { packageSnapshotOf } from '../apps/orchestrator/dist/pipelines/npm/snapshot/package-snapshot-of.js';
import { local } from '../infra/local/paths.mjs';

const [, , lockfile, packuments, findingsGiven, roundsGiven] = process.argv;
const findings = Number(findingsGiven ?? 300);
const rounds = Number(roundsGiven ?? 5);
const projectId = randomUUID();
const owners = { projectId, organisationId: 'bench' };
const components = lockfile ? parseManifest(readFileSync(lockfile), { filename: lockfile }).components : madeUp(1_500);
const byPurl = new Map(components.map((component) => [component.purl, component]));

const services = await startServices({ directory: join(local, 'bench') });
const { mongoUrl, redisUrl, rabbitUrl } = services.urls;
const url = new URL(mongoUrl);
url.pathname = '/bench_fix_path';
await openDocuments({ url: url.href, timeout: 60_000 });
const queue = await openQueue({ redisUrl, rabbitUrl, namespace: `bench-${projectId}`, timeout: 10_000, onError: say });
try {
  for (const model of models) await model.collection.deleteMany({});
  await syncIndexes();
  await storePackages();
  await storeProject();
  await bench();
  for (const model of models) await model.collection.deleteMany({});
} finally {
  await queue.close();
  await closeDocuments();
  await services.stop();
}

async function bench() {
  const plans = [];
  const reads = [];
  let peak = 0;
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  for (let round = 0; round < rounds; round++) {
    await FindingModel.updateMany({}, { $set: { fix: null } });
    plans.push(await timed(() => planFixes({ queue, onError: say }, projectId)));
  }
  clearInterval(sampler);
  const purls = [...new Set(components.map(({ packagePurl }) => packagePurl))];
  const fields = { _id: 0, packagePurl: 1, version: 1, dependencies: 1, deprecated: 1, unpublishedAt: 1 };
  for (let round = 0; round < rounds; round++)
    reads.push(await timed(() => VersionModel.find({ packagePurl: { $in: purls } }, fields).lean()));
  const states = await FindingModel.aggregate([{ $group: { _id: '$fix.state', findings: { $sum: 1 } } }]);
  const versions = await VersionModel.countDocuments();
  say(`${components.length} components, ${versions} versions of ${purls.length} packages, ${findings} findings`);
  say(states.map((row) => `${row._id} ${row.findings}`).join(', '));
  print('plan all fixes', plans, `peak ${(peak / 1e6).toFixed(0)} MB`);
  print('  plain read of all versions (baseline)', reads);
}

async function storeProject() {
  const importId = randomUUID();
  await ProjectStateModel.collection.insertOne({ _id: projectId, ...owners, currentImportId: importId, summary: {} });
  await insertAll(
    ComponentModel,
    components.map((component) => ({
      ...component,
      ...owners,
      _id: `${importId}/${component.purl}`,
      importId,
      sortKey: component.purl,
    })),
  );
  // Spread over the whole tree, each affected up to the version that it has.
  const step = components.length / findings;
  const affected = Array.from({ length: findings }, (_, index) => components[Math.floor(index * step)]);
  await insertAll(AdvisoryModel, affected.map(advisoryOf));
  await insertAll(FindingModel, affected.map(findingOf));
}

function advisoryOf({ name, packagePurl, version }, index) {
  const events = [
    { kind: 'introduced', version: '0' },
    { kind: 'last_affected', version },
  ];
  const affected = [{ ecosystem: 'npm', name, packagePurl, versions: [], ranges: [{ type: 'SEMVER', events }] }];
  const named = { _id: `BENCH-${index}`, group: `BENCH-${index}`, names: [`BENCH-${index}`], aliases: [] };
  return {
    ...named,
    affected,
    packagePurls: [packagePurl],
    modifiedAt: new Date(),
    withdrawnAt: null,
    malicious: false,
  };
}

function findingOf({ purl, packagePurl, name, version }, index) {
  const severity = { level: 'high', score: null, vector: null };
  const told = { purl, packagePurl, name, version, ecosystem: 'npm', names: [`BENCH-${index}`], severity };
  return { _id: `finding-${index}`, ...owners, ...told, state: 'open', malicious: false, fix: null };
}

async function storePackages() {
  const real = await readPackuments();
  for (const name of new Set(components.map((component) => component.name))) {
    const snapshot = real.get(name) ?? madeUpSnapshot(name);
    const packagePurl = npmPurl(name);
    const versions = snapshot.versions.map((version) => ({
      ...version,
      _id: npmPurl(name, version.version),
      packagePurl,
      deprecated: version.deprecated ?? null,
      unpublishedAt: null,
    }));
    const { distTags } = snapshot;
    const state = { state: 'fetched', wanted: true, versionCount: versions.length, fetchedAt: new Date() };
    await PackageModel.collection.insertOne({ _id: packagePurl, ecosystem: 'npm', name, distTags, ...state });
    await insertAll(VersionModel, versions);
  }
}

async function readPackuments() {
  const snapshots = new Map();
  if (!packuments) return snapshots;
  const names = new Set(components.map((component) => component.name));
  for await (const line of createInterface({ input: createReadStream(packuments).pipe(createGunzip()) })) {
    const document = JSON.parse(line);
    const { name } = document;
    if (names.has(name)) snapshots.set(name, packageSnapshotOf(document, { purl: npmPurl(name), name }));
  }
  return snapshots;
}

/** Each installed version with what it asks for in the lockfile, and higher ones that ask for the same. */
function madeUpSnapshot(name) {
  const installed = components.filter((component) => component.name === name);
  const versions = new Map();
  for (const component of installed) {
    const dependencies = component.requires.flatMap((purl) => {
      const required = byPurl.get(purl);
      return required ? [{ name: required.name, range: `^${required.version}`, kind: 'required' }] : [];
    });
    const [major, minor, patch] = component.version.split(/[.+-]/).map(Number);
    for (let step = 0; step < Math.ceil(30 / installed.length); step++) {
      const version = step === 0 ? component.version : `${major}.${minor + Math.floor(step / 5)}.${patch + step}`;
      if (!versions.has(version)) versions.set(version, { version, dependencies, publishedAt: new Date() });
    }
  }
  const latest = [...versions.keys()].sort((one, other) => one.localeCompare(other, 'en', { numeric: true })).at(-1);
  return { distTags: { latest }, versions: [...versions.values()] };
}

/** Ten direct dependencies, each pulling in a chain of others, with ties between the chains. */
function madeUp(size) {
  const name = (number) => `package-${number}`;
  return Array.from({ length: size }, (_, number) => ({
    purl: `pkg:npm/${name(number)}@1.0.0`,
    packagePurl: `pkg:npm/${name(number)}`,
    ecosystem: 'npm',
    name: name(number),
    version: '1.0.0',
    direct: number < 10,
    bundled: false,
    path: [`${name(number)}@1.0.0`],
    requires: [10, 11, 37].filter((step) => number + step < size).map((step) => `pkg:npm/${name(number + step)}@1.0.0`),
  }));
}

async function insertAll(model, documents) {
  for (let start = 0; start < documents.length; start += 1_000)
    await model.collection.insertMany(documents.slice(start, start + 1_000));
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function print(title, figures, more = '') {
  const sorted = [...figures].sort((one, other) => one - other);
  const at = (share) => `${sorted[Math.floor(share * (sorted.length - 1))].toFixed(0)} ms`.padStart(9);
  say(`${title.padEnd(42)} median ${at(0.5)}   most ${at(1)}   ${more}`);
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
