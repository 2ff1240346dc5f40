/**
 * How soon findings are there: from the POST of a lockfile with 1,500 components to its findings listed, and from a new
 * advisory to its findings in 1,000 projects. `node bench/findings.mjs [advisories] [rounds] [every]`, after
 * `npm run build`; without a file of OSV records it makes 16,500. Every 18th component is of a package with advisories,
 * which gives as many findings as the worst real lockfile of that size has; with 5 it is four times as many. The
 * baselines, in the same run: parsing and matching in memory, and one plain insertMany of as many documents.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { compileAdvisories, isMalicious, matchComponents, parseAdvisory, severityOf } from '@red-tortoise/advisories';
import {
  AdvisoryModel,
  ComponentModel,
  closeDocuments,
  FindingModel,
  models,
  openDocuments,
  ProjectPackageModel,
  ProjectStateModel,
} from '@red-tortoise/documents';
import { followAdvisories } from '@red-tortoise/domain';
import { parseManifest } from '@red-tortoise/manifests';
import { openQueue } from '@red-tortoise/queue';
import { milliseconds, percentile, withProduct } from './product.mjs';

const [, , advisoryFile, roundsGiven, everyGiven] = process.argv;
const rounds = Number(roundsGiven ?? 20);
const size = 1_500;
const projects = 1_000;
const records = advisoryFile ? readRecords(advisoryFile) : makeRecords(16_500);
const names = componentNames();
const index = compileAdvisories(records);

await withProduct([], async ({ ask, env }) => {
  await openDocuments({ url: env.MONGODB_URL, timeout: 60_000 });
  for (const model of models) await model.collection.deleteMany({});
  for (let start = 0; start < records.length; start += 1_000)
    await AdvisoryModel.collection.insertMany(records.slice(start, start + 1_000).map(stored));
  await benchImports(ask);
  await benchAdvisory(env);
  for (const model of models) await model.collection.deleteMany({});
  await closeDocuments();
});

async function benchImports(ask) {
  const figures = { posts: [], memory: [], inserts: [] };
  let findings = 0;
  // The first one warms the processes up and is not counted.
  for (let round = 0; round <= rounds; round++) {
    const project = await ask('/v1/projects', { json: { name: `bench ${randomUUID()}` } });
    const content = lockfile(round);
    const took = await timed(async () => {
      const { id } = await ask(`/v1/projects/${project.id}/imports?filename=package-lock.json`, { bytes: content });
      while ((await ask(`/v1/imports/${id}`)).state !== 'done') await pause(20);
      const page = await ask(`/v1/projects/${project.id}/findings?limit=200`);
      if (page.items.length === 0) throw new Error('no findings');
    });
    if (round === 0) continue;
    figures.posts.push(took);
    figures.memory.push(await timed(() => matchComponents(index, parseManifest(content).components)));
    findings = await FindingModel.countDocuments({ projectId: project.id });
    const documents = await FindingModel.find({ projectId: project.id }).lean();
    figures.inserts.push(await insertPlainly(documents));
  }
  say(`${records.length} advisories, ${size} components, ${findings} findings\n`);
  print('POST to findings listed', figures.posts);
  print('  parsing and matching in memory', figures.memory);
  print('  plain insertMany of the findings', figures.inserts);
}

async function benchAdvisory(env) {
  const purl = 'pkg:npm/bench-target';
  await makeProjects(purl);
  const queue = await openQueue({
    redisUrl: env.REDIS_URL,
    rabbitUrl: env.RABBITMQ_URL,
    namespace: `bench-${randomUUID()}`,
    timeout: 10_000,
    onError: (error) => say(`${error}\n`),
  });
  const follows = [];
  const inserts = [];
  for (let round = 0; round < 5; round++) {
    const advisory = stored(record(`GHSA-bench-${round}`, 'bench-target', '2.0.0'));
    follows.push(
      await timed(async () => {
        await AdvisoryModel.collection.insertOne({ ...advisory, findingsPending: true });
        await followAdvisories({ queue, onError: (error) => say(`${error}\n`) });
      }),
    );
    const documents = await FindingModel.find({ advisoryIds: advisory._id }).lean();
    if (documents.length !== projects) throw new Error(`${documents.length} findings`);
    inserts.push(await insertPlainly(documents));
  }
  await queue.close();
  say(`\na new advisory, ${projects} projects\n`);
  print('advisory stored to all findings there', follows);
  print('  plain insertMany of the findings', inserts);
}

/** As imports leave them: each project uses the package, and fifty others. */
async function makeProjects(purl) {
  for (let start = 0; start < projects; start += 100) {
    const scopes = Array.from({ length: 100 }, () => ({ projectId: randomUUID(), organisationId: 'bench' }));
    const packages = [purl, ...names.slice(0, 50).map((name) => `pkg:npm/${name.replace('@', '%40')}`)];
    const uses = scopes.flatMap((scope) => packages.map((packagePurl) => ({ ...scope, packagePurl })));
    await ProjectStateModel.collection.insertMany(
      scopes.map(({ projectId, organisationId }) => ({
        _id: projectId,
        organisationId,
        currentImportId: projectId,
        currentRequestedAt: new Date(),
        summary: {},
      })),
    );
    await ProjectPackageModel.collection.insertMany(
      uses.map((use) => ({ _id: `${use.projectId}/${use.packagePurl}`, ...use, feed: 'current' })),
    );
    await ComponentModel.collection.insertMany(
      uses.map(({ packagePurl, ...scope }) => ({
        _id: `${scope.projectId}/${packagePurl}`,
        ...scope,
        importId: scope.projectId,
        sortKey: packagePurl,
        purl: `${packagePurl}@1.0.0`,
        packagePurl,
        ecosystem: 'npm',
        name: decodeURIComponent(packagePurl.slice('pkg:npm/'.length)),
        version: '1.0.0',
        direct: false,
        dev: false,
        path: [packagePurl],
      })),
    );
  }
}

async function insertPlainly(documents) {
  const copies = documents.map((document) => ({ ...document, _id: `copy-${document._id}` }));
  const took = await timed(() => FindingModel.collection.insertMany(copies));
  await FindingModel.collection.deleteMany({ _id: { $in: copies.map(({ _id }) => _id) } });
  return took;
}

function stored(advisory) {
  const affected = advisory.affected.map((entry) => ({
    ...entry,
    packagePurl: entry.ecosystem === 'npm' ? `pkg:npm/${entry.name.replace('@', '%40')}` : null,
  }));
  const group = [...new Set([advisory.id, ...advisory.aliases])].sort();
  return {
    _id: advisory.id,
    source: 'bench',
    publishedAt: null,
    modifiedAt: new Date(advisory.modified),
    withdrawnAt: advisory.isWithdrawn ? new Date(advisory.modified) : null,
    aliases: advisory.aliases,
    group: group[0],
    names: group,
    summary: advisory.summary,
    details: '',
    severity: severityOf(advisory),
    malicious: isMalicious(advisory),
    cwes: [],
    references: [],
    affected,
    packagePurls: [...new Set(affected.map(({ packagePurl }) => packagePurl))],
    hash: advisory.id,
    storedAt: new Date(),
    findingsPending: false,
  };
}

function readRecords(file) {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map(parseAdvisory);
}

function makeRecords(count) {
  return Array.from({ length: count }, (_, number) =>
    record(`GHSA-${number}`, number % 5 === 0 ? `package-${number % size}` : `other-${number}`, `1.${number % 3}.4`),
  );
}

function record(id, name, fixed) {
  return parseAdvisory(
    JSON.stringify({
      schema_version: '1.7.3',
      id,
      modified: '2026-01-01T00:00:00Z',
      summary: `Something about ${name}`,
      database_specific: { severity: 'HIGH' },
      affected: [
        {
          package: { ecosystem: 'npm', name },
          ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }],
        },
      ],
    }),
  );
}

/** Each fifth package is one that an advisory speaks of, which is far more than in a real tree. */
function componentNames() {
  const known = [
    ...new Set(records.filter(({ id }) => id.startsWith('GHSA-')).map(({ affected }) => affected[0]?.name)),
  ];
  const every = Number(everyGiven ?? 18);
  return Array.from(
    { length: size },
    (_, number) => (number % every === 0 && known[number / every]) || `package-${number}`,
  );
}

/** Ten direct dependencies, each pulling in a chain of others; the content differs by round. */
function lockfile(round) {
  const dependencies = Object.fromEntries(names.slice(0, 10).map((name) => [name, '*']));
  const packages = { '': { name: 'bench', version: `1.0.${round}`, dependencies } };
  names.forEach((name, number) => {
    packages[`node_modules/${name}`] = {
      version: '1.0.0',
      resolved: `https://registry.example.test/${name}/-/x-1.0.0.tgz`,
      integrity: 'sha512-AA==',
      dependencies: number + 10 < size ? { [names[number + 10]]: '*' } : {},
    };
  });
  return Buffer.from(JSON.stringify({ name: 'bench', lockfileVersion: 3, requires: true, packages }));
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function pause(time) {
  return new Promise((resolve) => setTimeout(resolve, time));
}

function print(title, figures) {
  const [median, p95] = [0.5, 0.95].map((share) => milliseconds(percentile(figures, share)).padStart(8));
  say(`${title.padEnd(42)} median ${median}   p95 ${p95}\n`);
}

function say(text) {
  process.stdout.write(text);
}
