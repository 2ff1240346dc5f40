import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Source } from '@red-tortoise/contracts';
import { AdvisoryModel, PackageModel, QuarantinedRecordModel } from '@red-tortoise/documents';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';

let api: TestApi;
let person: Person;
beforeAll(async () => {
  api = await startApi({ NPM_LOOKUP_BUDGET: '60' });
  person = await api.signUp();
});
afterAll(async () => {
  await api.stores.database.schedule.deleteMany({});
  await api.stores.database.advisorySource.deleteMany({});
  await api.close();
});

let scheduleId: string;
beforeEach(async () => {
  const { database } = api.stores;
  await database.schedule.deleteMany({});
  for (const model of [PackageModel, AdvisoryModel, QuarantinedRecordModel]) await model.collection.deleteMany({});
  await database.advisorySource.deleteMany({});
  const ofNoSource = ['housekeeping', 'judge-cooldowns'].map((task) => ({
    task,
    description: task,
    cron: '* * * * *',
  }));
  await database.schedule.createMany({ data: ofNoSource });
  const data = { task: 'npm', description: 'Looks up packages', cron: '*/15 * * * *', nextRunAt: inMinutes(5) };
  scheduleId = (await database.schedule.create({ data })).id;
});

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const run = (state: 'queued' | 'running' | 'done' | 'failed', startedAgo: number, error?: string) =>
  api.stores.database.pipelineRun.create({
    data: {
      scheduleId,
      task: 'npm',
      runAt: inMinutes(-startedAgo),
      state,
      startedAt: state === 'queued' ? null : inMinutes(-startedAgo),
      finishedAt: state === 'done' || state === 'failed' ? inMinutes(1 - startedAgo) : null,
      error: error ?? null,
    },
  });

async function read(): Promise<Source> {
  const { items } = (await person.get('/v1/sources')).body;
  expect(items).toHaveLength(1);
  return Source.parse(items[0]);
}

it('a source that never ran says so, and what waits for it', async () => {
  await PackageModel.insertMany(
    ['one', 'two', 'three'].map((name, index) => ({
      _id: `pkg:npm/${name}`,
      ecosystem: 'npm',
      name,
      state: 'not-fetched',
      wanted: index < 2,
      priority: 0,
      nextAt: new Date(),
    })),
  );
  expect(await read()).toMatchObject({ name: 'npm', state: 'never-run', waiting: 2, budget: 60, lastAttemptAt: null });
});

it('a source that runs and one that ran well say since when', async () => {
  const done = await run('done', 30);
  expect(await read()).toMatchObject({ state: 'ok', failure: null, lastSuccessAt: done.finishedAt?.toISOString() });
  const running = await run('running', 2);
  expect(await read()).toMatchObject({ state: 'running', lastAttemptAt: running.startedAt?.toISOString() });
});

it('a source whose last run failed has stalled, until one goes well', async () => {
  const good = await run('done', 60);
  await run('failed', 30, 'the registry answers 500');
  expect(await read()).toMatchObject({
    state: 'stalled',
    failure: 'the registry answers 500',
    lastSuccessAt: good.finishedAt?.toISOString(),
  });
  await run('queued', 1);
  expect((await read()).state).toBe('stalled');
  await run('done', 5);
  expect(await read()).toMatchObject({ state: 'ok', failure: null });
});

it('a source that nobody works on has stalled, unless it is paused', async () => {
  await run('done', 60);
  await api.stores.database.schedule.update({ where: { id: scheduleId }, data: { nextRunAt: inMinutes(-20) } });
  expect((await read()).state).toBe('stalled');
  await api.stores.database.schedule.update({ where: { id: scheduleId }, data: { enabled: false } });
  expect(await read()).toMatchObject({ state: 'ok', nextRunAt: null });
});

it('an advisory source says how much it has given and set aside, and whether it is current; a disabled one is none', async () => {
  const { database } = api.stores;
  await database.advisorySource.createMany({
    data: [
      { name: 'known', title: 'Known advisories', location: 'known.ndjson' },
      { name: 'new', title: 'Not looked at yet', location: 'new.ndjson' },
      { name: 'disabled', title: 'Not wanted', location: 'disabled.ndjson', enabled: false },
    ],
  });
  for (const name of ['known', 'disabled']) {
    const data = { task: `advisories-${name}`, description: name, cron: '0 0 * * *', nextRunAt: inMinutes(5) };
    const { id } = await database.schedule.create({ data });
    const times = { runAt: inMinutes(-3), startedAt: inMinutes(-3), finishedAt: inMinutes(-2) };
    await database.pipelineRun.create({
      data: {
        scheduleId: id,
        task: data.task,
        ...times,
        state: 'failed',
        error: 'advisories.example.test answers 503',
      },
    });
  }
  await AdvisoryModel.collection.insertMany([
    { _id: 'GHSA-1', source: 'known' },
    { _id: 'GHSA-2', source: 'known' },
    { _id: 'GHSA-3', source: 'new' },
  ] as never);
  const set = {
    source: 'known',
    item: 'line 3',
    code: 'advisory.not-valid',
    firstSeenAt: new Date(),
    lastSeenAt: new Date(),
  };
  await QuarantinedRecordModel.create({ _id: 'known/line 3', ...set });
  const { items } = (await person.get('/v1/sources')).body;
  expect(items).toMatchObject([
    { name: 'npm', kind: 'packages' },
    {
      name: 'known',
      title: 'Known advisories',
      kind: 'advisories',
      state: 'stalled',
      failure: 'advisories.example.test answers 503',
      records: 2,
      quarantined: 1,
    },
    { name: 'new', kind: 'advisories', state: 'never-run', records: 1, quarantined: 0 },
  ]);
});
