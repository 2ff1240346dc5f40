/**
 * Pages of the feed as a client gets them, with ten million feed entries of a thousand projects stored: of an
 * organisation with 20 projects that share their packages (a million entries, 20 to each event) and of one project,
 * first and far behind, filtered; each project says why. The baselines, in the same run: an answer that reads next to nothing, and the same
 * page read from MongoDB alone. p95 at most 150 ms.
 * `node bench/feed-page.mjs [millions] [rounds]`, after `npm run build`. Ten millions take a while to store.
 */
import { EventModel, FeedEntryModel, ProjectPackageModel } from '@red-tortoise/documents';
import { milliseconds, percentile, timed, withApi } from './product.mjs';

const total = Number(process.argv[2] ?? 10) * 1_000_000;
const rounds = Number(process.argv[3] ?? 40);
const eventCount = 50_000;
const ownProjects = 20;
const packageCount = 5_000;
const batch = 5_000;
const newest = Date.parse('2026-11-01T00:00:00Z');
const types = [
  'package.released',
  'package.released',
  'package.released',
  'package.deprecated',
  'package.publisher-changed',
];

const purlOf = (number) => `pkg:npm/package-${number}`;
const events = Array.from({ length: eventCount }, (_, number) => {
  const occurredAt = new Date(newest - number * 20 * 60_000);
  const subject = purlOf((number * 7_919) % packageCount);
  return {
    _id: String(number).padStart(32, '0'),
    type: types[number % types.length],
    subject,
    key: subject,
    occurredAt,
    observedAt: occurredAt,
    schemaVersion: 1,
    historical: false,
    published: true,
    data: {
      version: `1.${number}.0`,
      previousVersion: '1.0.0',
      level: 'minor',
      publisher: 'somebody',
      message: 'gone',
      from: 'a',
      to: 'b',
      firstTime: true,
    },
  };
});

await withApi(async ({ ask }) => {
  const projects = [];
  for (let number = 0; number < ownProjects; number++)
    projects.push(await ask('/v1/projects', { json: { name: `part ${number}` } }));
  const [{ organisationId, id: projectId }] = projects;
  try {
    for (let start = 0; start < eventCount; start += batch)
      await EventModel.collection.insertMany(events.slice(start, start + batch));
    for (const { id } of projects) await ProjectPackageModel.collection.insertMany(usesOf(id, organisationId));
    const audiences = projects.map(({ id }) => ({ owner: organisationId, audience: `project:${id}` }));
    while (audiences.length < total / eventCount) {
      const number = audiences.length;
      audiences.push({ owner: `organisation-${number % 80}`, audience: `project:other-${number}` });
    }
    const storing = await timed(() => store(audiences));
    process.stdout.write(`${audiences.length * eventCount} entries stored in ${(storing / 1_000).toFixed(0)} s\n`);
    print('an answer that reads next to nothing', await repeated(() => ask('/v1/me')));
    print('a page of a project from MongoDB alone', await repeated(() => readPlainly(projectId)));
    for (const [title, path] of [
      ['project', `/v1/projects/${projectId}/feed`],
      ['organisation of 20 projects', '/v1/feed'],
    ]) {
      process.stdout.write(`${title}: p95 at most 150 ms\n`);
      for (const filter of ['', 'types=package.deprecated', 'types=package.unpublished', 'direct=true&production=true'])
        print(`  ${filter || 'newest first'}`, await repeated(() => ask(`${path}?${filter}`)));
      const cursor = await cursorBehind(ask, path, 4_000);
      print('  behind 4,000 others', await repeated(() => ask(`${path}?cursor=${cursor}`)));
    }
  } finally {
    await FeedEntryModel.collection.drop();
    await FeedEntryModel.createCollection();
    await FeedEntryModel.syncIndexes();
  }
});

async function store(audiences) {
  const waiting = [...audiences];
  let stored = 0;
  const worker = async () => {
    for (let to = waiting.shift(); to; to = waiting.shift()) {
      for (let start = 0; start < eventCount; start += batch) {
        await FeedEntryModel.collection.insertMany(
          events.slice(start, start + batch).map((event, position) => entry(event, to, start + position)),
          { ordered: false },
        );
      }
      stored += 1;
      if (stored % 10 === 0) process.stdout.write(`  ${stored * eventCount} entries\n`);
    }
  };
  await Promise.all([worker(), worker()]);
}

function entry(event, { owner, audience }, number) {
  return {
    _id: `${audience}/${event._id}`,
    owner,
    audience,
    eventId: event._id,
    type: event.type,
    packagePurl: event.subject,
    occurredAt: event.occurredAt,
    addedAt: event.observedAt,
    fresh: true,
    direct: number % 4 === 0,
    production: number % 3 !== 0,
    level: 'minor',
    prerelease: false,
    severity: null,
    malicious: false,
    fixable: null,
    partition: number % 4,
    offset: eventCount - number,
  };
}

function usesOf(projectId, organisationId) {
  return Array.from({ length: packageCount }, (_, number) => {
    const name = `package-${number}`;
    const direct = number % 4 === 0;
    return {
      _id: `${projectId}/${purlOf(number)}`,
      projectId,
      organisationId,
      packagePurl: purlOf(number),
      name,
      version: '1.0.0',
      direct,
      dev: number % 3 === 0,
      path: direct ? [`${name}@1.0.0`] : ['express@4.17.1', 'body-parser@1.19.0', `${name}@1.0.0`],
      addedAt: new Date(0),
      feed: 'current',
    };
  });
}

function readPlainly(projectId) {
  return FeedEntryModel.collection
    .find({ audience: `project:${projectId}` })
    .sort({ occurredAt: -1, eventId: -1 })
    .limit(51)
    .toArray();
}

async function cursorBehind(ask, path, count) {
  let cursor = '';
  for (let read = 0; read < count; read += 200) {
    const page = await ask(`${path}?limit=200${cursor && `&cursor=${cursor}`}`);
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
