/**
 * Previews of alert rules as a client gets them: a year of a project with 1,500 packages (50,000 feed entries), alone and
 * among three projects that share them, with half a million entries of other organisations beside. The baselines, in the
 * same run: an answer that reads next to nothing, and MongoDB's own count of the same entries. p95 at most 500 ms.
 * `node bench/preview.mjs [rounds]`, after `npm run build`.
 */
import { openDatabase } from '@red-tortoise/database';
import { EventModel, FeedEntryModel } from '@red-tortoise/documents';
import { wait } from './live-readers.mjs';
import { milliseconds, percentile, timed, withApi } from './product.mjs';

const rounds = Number(process.argv[2] ?? 30);
const eventCount = 50_000;
const packages = 1_500;
const batch = 5_000;
const year = 365 * 24 * 60 * 60 * 1_000;
const now = Date.now();
const types = [
  ...Array(14).fill('package.released'),
  'package.deprecated',
  'package.publisher-changed',
  'package.maintainers-changed',
  'advisory.changed',
  'finding.opened',
  'finding.resolved',
];
const levels = ['major', 'minor', 'patch', 'patch', 'patch', 'prerelease'];
const severities = ['critical', 'high', 'medium', 'low'];

const rule = (types, conditions = {}, scope = { kind: 'everything' }) => ({
  name: 'bench',
  scope,
  conditions: { types, ...conditions },
});
const everyType = [...new Set(types)];

await withApi(async ({ ask, env }) => {
  await liftLimit(env.DATABASE_URL);
  const projects = [];
  for (const name of ['shop', 'site', 'app']) projects.push(await ask('/v1/projects', { json: { name } }));
  const [{ organisationId, id: projectId }, ...others] = projects;
  try {
    await storeEvents(projectId);
    await storeEntries({ owner: organisationId, audience: `project:${projectId}` });
    for (let number = 0; number < 10; number++)
      await storeEntries({ owner: `organisation-${number}`, audience: `project:other-${number}` });
    // The local store plans its queries by figures that it takes once a minute; a store in use has them.
    await wait(75_000);
    await ask('/v1/me');
    print('an answer that reads next to nothing', await repeated(() => ask('/v1/me')));
    print('MongoDB counts the entries of the project', await repeated(() => countPlainly(projectId)));
    await previews('one project', { kind: 'everything' });
    for (const { id } of others) await storeEntries({ owner: organisationId, audience: `project:${id}` });
    await previews('three projects that share their packages', { kind: 'everything' });
    await previews('one of them', { kind: 'projects', projectIds: [projectId] });
  } finally {
    for (const model of [FeedEntryModel, EventModel]) await model.collection.deleteMany({});
  }

  async function previews(title, scope) {
    process.stdout.write(`${title}: p95 at most 500 ms\n`);
    for (const [name, draft] of [
      ['every event', rule(everyType, { prereleases: true }, scope)],
      ['every release', rule(['package.released'], {}, scope)],
      ['majors of direct packages', rule(['package.released'], { levels: ['major'], directOnly: true }, scope)],
      ['bad findings with a fix', rule(['finding.opened'], { minimumSeverity: 'high', onlyWithFix: true }, scope)],
      ['changes of trust', rule(['package.publisher-changed', 'package.maintainers-changed'], {}, scope)],
      ['a type that never happened', rule(['package.unpublished'], {}, scope)],
    ]) {
      const preview = () => ask('/v1/rules/preview', { json: { rule: draft, days: 365 } });
      const { alerts, bounded } = await preview();
      print(`  ${name} (${alerts}${bounded ? ' and more' : ''})`, await repeated(preview));
    }
  }
});

/** One person asks far more often than somebody who fills in a form. In force long before the first preview. */
async function liftLimit(url) {
  const database = openDatabase({ url, timeout: 30_000, poolSize: 1 });
  const [name, value] = ['alerts.previews-per-minute', 10_000];
  await database.setting.upsert({ where: { name }, create: { name, value }, update: { value } });
  await database.$disconnect();
}

function at(number) {
  return new Date(now - Math.floor((number / eventCount) * (year - 60_000)));
}

async function storeEvents(projectId) {
  for (let start = 0; start < eventCount; start += batch) {
    const events = Array.from({ length: batch }, (_, position) => event(start + position, projectId));
    await EventModel.collection.insertMany(events, { ordered: false });
  }
}

function idOf(number) {
  return ((number * 2_654_435_761) % 2 ** 32).toString(16).padStart(32, '0');
}

function typeOf(number) {
  return types[(number * 7) % types.length];
}

function purlOf(number) {
  return `pkg:npm/package-${(number * 7_919) % packages}`;
}

/** As far as examples are shown. */
function event(number, projectId) {
  const type = typeOf(number);
  const subject = type.startsWith('finding.') ? `project:${projectId}` : purlOf(number);
  const moment = at(number);
  const released = { version: '1.0.0', previousVersion: '0.9.0', level: 'minor', publisher: 'somebody' };
  const changed = { from: 'a', to: 'b', firstTime: true, added: ['a'], removed: [], message: 'gone' };
  const told = { advisoryId: 'GHSA-1', names: ['GHSA-1'], summary: '', severity: 'high', malicious: false };
  const finding = {
    findingId: idOf(number),
    projectId,
    purl: `${purlOf(number)}@1.0.0`,
    packagePurl: purlOf(number),
    name: 'package',
    direct: true,
    dev: false,
    cause: 'advisory',
    resolution: 'version-changed',
    importId: null,
    changes: [{ what: 'severity', from: 'low', to: 'high' }],
  };
  return {
    _id: idOf(number),
    type,
    subject,
    key: subject,
    occurredAt: moment,
    observedAt: moment,
    schemaVersion: 1,
    historical: true,
    published: true,
    data: { ...released, ...changed, ...told, ...finding },
  };
}

async function storeEntries(to) {
  for (let start = 0; start < eventCount; start += batch) {
    const entries = Array.from({ length: batch }, (_, position) => entry(start + position, to));
    await FeedEntryModel.collection.insertMany(entries, { ordered: false });
  }
}

function entry(number, { owner, audience }) {
  const type = typeOf(number);
  const level = type === 'package.released' ? levels[number % levels.length] : null;
  const tellsSeverity = /^(advisory|finding)\./.test(type);
  return {
    _id: `${audience}/${idOf(number)}`,
    owner,
    audience,
    eventId: idOf(number),
    type,
    packagePurl: type.startsWith('finding.') ? null : purlOf(number),
    occurredAt: at(number),
    addedAt: at(number),
    fresh: false,
    direct: number % 5 === 0,
    production: number % 3 !== 0,
    level,
    prerelease: level === 'prerelease',
    severity: tellsSeverity ? severities[(number >> 4) % severities.length] : null,
    malicious: false,
    fixable: tellsSeverity ? (number >> 6) % 3 > 0 : null,
    partition: null,
    offset: null,
  };
}

function countPlainly(projectId) {
  return FeedEntryModel.collection.countDocuments({ audience: `project:${projectId}` });
}

async function repeated(work) {
  for (let warming = 0; warming < 3; warming++) await work();
  const figures = [];
  for (let round = 0; round < rounds; round++) figures.push(await timed(work));
  return figures;
}

function print(title, figures) {
  const [median, p95] = [0.5, 0.95].map((share) => milliseconds(percentile(figures, share)).padStart(8));
  process.stdout.write(`${title.padEnd(48)} median ${median}   p95 ${p95}\n`);
}
