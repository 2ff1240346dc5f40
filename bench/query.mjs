/**
 * Questions in the shape of OSV's API over HTTP, 1,000 and 5,000 in a call, with a file of OSV records loaded by the
 * advisory pipeline. The baselines, in the same run: a call with one question, and the very same advisories read from
 * MongoDB and matched without HTTP around it. `node bench/query.mjs ADVISORIES.ndjson.gz [rounds]`, after `npm run build`.
 */
import { dirname, resolve } from 'node:path';
import { matchComponents } from '@red-tortoise/advisories';
import { AdvisoryModel } from '@red-tortoise/documents';
import { loadAdvisories, openStores } from '@red-tortoise/domain';
import { osvTask } from '../apps/orchestrator/dist/pipelines/osv/osv-task.js';
import { milliseconds, percentile, timed, withApi } from './product.mjs';

if (!process.argv[2]) throw new Error('Usage: node bench/query.mjs ADVISORIES.ndjson.gz [rounds]');
const location = resolve(process.argv[2]);
const rounds = Number(process.argv[3] ?? 40);

await withApi(async ({ ask, env }) => {
  const onError = (error) => process.stderr.write(`${error.message}\n`);
  const stores = await openStores({ environment: { ...env, STORE_TIMEOUT: 30_000 }, poolSize: 12, onError });
  await load({ ...stores, environment: { ADVISORIES_FOLDER: dirname(location) }, onError });
  const packages = await knownPackages();
  process.stdout.write(`${await AdvisoryModel.countDocuments()} records of ${packages.length} packages\n`);
  print('one question', await repeated(() => [aboutKnown(packages, 0, 1)], ask));
  // Different packages in each round, so that no cache of the store's makes them cheap.
  print('1,000, one in ten about a package with advisories', await repeated((at) => mixed(packages, at, 1_000), ask));
  print('1,000, each about a package with advisories', await repeated((at) => spread(packages, at, 1_000), ask));
  const mostAdvised = packages.slice(0, 1_000).map((_, index) => aboutKnown(packages, index, 1));
  print('1,000, about those with the most advisories', await repeated(() => mostAdvised, ask));
  print('  the same without HTTP', await repeated(() => mostAdvised, matchPlainly));
  print('5,000, each about a package with advisories', await repeated((at) => spread(packages, at, 5_000), ask));
  await stores.close();
});

async function load(context) {
  const { advisorySource } = context.database;
  await advisorySource.deleteMany({});
  const source = await advisorySource.create({ data: { name: 'bench', title: 'Bench', location } });
  await osvTask(context, source).run({
    id: 'bench',
    startedAt: new Date(),
    cursor: null,
    signal: new AbortController().signal,
    saveProgress: async () => {},
  });
}

/** The most advised first. */
async function knownPackages() {
  const counts = new Map();
  const advisories = await AdvisoryModel.find({ withdrawnAt: null }).select({ packagePurls: 1 }).lean();
  for (const { packagePurls } of advisories)
    for (const purl of packagePurls) counts.set(purl, (counts.get(purl) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]).map(([purl]) => purl);
}

function aboutKnown(packages, index, step) {
  return { package: { purl: `${packages[(index * step) % packages.length]}@1.2.3` } };
}

function spread(packages, at, count) {
  return Array.from({ length: count }, (_, index) => aboutKnown(packages, at * count + index, 7));
}

function mixed(packages, at, count) {
  const unknown = (index) => ({ package: { purl: `pkg:npm/nobody-knows-${at * count + index}@1.2.3` } });
  return spread(packages, at, count).map((query, index) => (index % 10 === 0 ? query : unknown(index)));
}

async function matchPlainly(_, { json: { queries } }) {
  const purls = queries.map(({ package: { purl } }) => purl.slice(0, purl.lastIndexOf('@')));
  const { index } = await loadAdvisories(purls);
  const names = purls.map((purl) => decodeURIComponent(purl.slice('pkg:npm/'.length)));
  matchComponents(
    index,
    names.map((name) => ({ ecosystem: 'npm', name, version: '1.2.3' })),
  );
}

async function repeated(questions, work) {
  const figures = [];
  for (let round = -3; round < rounds; round++) {
    const queries = questions(round + 3);
    const took = await timed(() => work('/v1/querybatch', { json: { queries } }));
    if (round >= 0) figures.push(took);
  }
  return figures;
}

function print(title, figures) {
  const [median, p95] = [0.5, 0.95].map((share) => milliseconds(percentile(figures, share)).padStart(8));
  process.stdout.write(`${title.padEnd(52)} median ${median}   p95 ${p95}\n`);
}
