/**
 * Pages of findings as a client gets them: of a project with 5,000 findings, and of an organisation with 100,000
 * components and 21,000 findings in 41 projects; in each order, filtered, and far behind the first page. The baselines,
 * in the same run: an answer that reads next to nothing, and the same page read from MongoDB alone.
 * `node bench/findings-page.mjs [rounds]`, after `npm run build`.
 */
import { ComponentModel, FindingModel } from '@red-tortoise/documents';
import { generatedFindings } from './generated-findings.mjs';
import { milliseconds, percentile, timed, withApi } from './product.mjs';

const rounds = Number(process.argv[2] ?? 40);
const allStates = 'open,fixed,not-affected,risk-accepted';
const filters = [
  '',
  'order=newest',
  'order=package',
  `state=${allStates}`,
  'severity=low,unknown',
  'malicious=true&direct=true&production=true',
  'fix=no-fix-published',
  'search=package-2997',
  'search=cve-2025-14999',
  'search=nothing-of-that-name',
];

await withApi(async ({ ask }) => {
  const { organisationId, id: large } = await ask('/v1/projects', { json: { name: `large ${Date.now()}` } });
  await store({ organisationId, projectId: large, findings: 5_000 });
  for (let number = 1; number <= 40; number++) {
    const { id: projectId } = await ask('/v1/projects', { json: { name: `small ${number}` } });
    await store({ organisationId, projectId, findings: 400 });
  }
  print('an answer that reads next to nothing', await repeated(() => ask('/v1/me')));
  print('a page from MongoDB alone', await repeated(() => readPlainly(organisationId)));
  for (const [title, path, most] of [
    ['project', `/v1/projects/${large}/findings`, 150],
    ['organisation', '/v1/findings', 200],
  ]) {
    process.stdout.write(`${title}: p95 at most ${most} ms\n`);
    for (const filter of filters) print(`  ${filter || 'worst first'}`, await repeated(() => ask(`${path}?${filter}`)));
    const cursor = await cursorBehind(ask, path, 4_000);
    print('  behind 4,000 others', await repeated(() => ask(`${path}?cursor=${cursor}&state=${allStates}`)));
  }
});

async function store({ organisationId, projectId, findings }) {
  await FindingModel.collection.insertMany(generatedFindings({ organisationId, projectId, count: findings }));
  const components = Array.from({ length: 2_440 }, (_, number) => ({
    _id: `${projectId}/${number}`,
    importId: projectId,
    projectId,
    organisationId,
    sortKey: String(number),
    purl: `pkg:npm/package-${number}@1.0.0`,
    packagePurl: `pkg:npm/package-${number}`,
    name: `package-${number}`,
    version: '1.0.0',
    path: [],
    requires: [],
    facts: {},
  }));
  await ComponentModel.collection.insertMany(components);
}

function readPlainly(organisationId) {
  const page = FindingModel.collection.find({ organisationId, state: 'open' }, { projection: { history: 0 } });
  return page.sort({ severityKey: 1 }).limit(51).toArray();
}

async function cursorBehind(ask, path, count) {
  let cursor = '';
  for (let read = 0; read < count; read += 200) {
    const page = await ask(`${path}?limit=200&state=${allStates}${cursor && `&cursor=${cursor}`}`);
    cursor = page.next;
  }
  return cursor;
}

async function repeated(work) {
  for (let warming = 0; warming < 5; warming++) await work();
  const figures = [];
  for (let round = 0; round < rounds; round++) figures.push(await timed(work));
  return figures;
}

function print(title, figures) {
  const [median, p95] = [0.5, 0.95].map((share) => milliseconds(percentile(figures, share)).padStart(8));
  process.stdout.write(`${title.padEnd(48)} median ${median}   p95 ${p95}\n`);
}
