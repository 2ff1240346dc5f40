import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { declareSchedules } from './declare-schedules.js';
import type { Task } from './task.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(() => stores.empty());

const task = (name: string, description = 'Does it'): Task => ({
  ...{ name, description, cron: '0 3 * * *' },
  run: () => Promise.resolve(),
});
const declare = (...tasks: Task[]) => declareSchedules(stores, tasks);
const rows = () =>
  stores.database.schedule.findMany({
    orderBy: [{ task: 'asc' }, { name: 'asc' }],
    select: { task: true, name: true, cron: true, description: true },
  });

it('a task has its row once, beside those that staff made; what they changed stays', async () => {
  await declare(task('npm'));
  const made = { task: 'npm', name: 'at night', cron: '30 2 * * *', description: 'Does it' };
  await stores.database.schedule.create({ data: made });
  await stores.database.schedule.updateMany({ where: { name: '' }, data: { cron: '0 5 * * *' } });
  await declare(task('npm', 'Does more'));
  expect(await rows()).toEqual([
    { ...made, name: '', cron: '0 5 * * *', description: 'Does more' },
    { ...made, description: 'Does more' },
  ]);
});

it('the schedules of a source go with it; those of other tasks wait for the orchestrator that knows them', async () => {
  await declare(task('advisories-gone'), task('advisories-there'), task('of-a-newer-version'));
  const made = { name: 'at night', cron: '30 2 * * *', description: '' };
  await stores.database.schedule.createMany({
    data: [
      { ...made, task: 'advisories-gone' },
      { ...made, task: 'advisories-there' },
    ],
  });
  await declare(task('advisories-there'));
  expect(await stores.database.schedule.count()).toBe(5);
  await stores.database.schedule.updateMany({ data: { createdAt: new Date(Date.now() - 120_000) } });
  await declare(task('advisories-there'));
  expect((await rows()).map((row) => [row.task, row.name])).toEqual([
    ['advisories-there', ''],
    ['advisories-there', 'at night'],
    ['of-a-newer-version', ''],
  ]);
});
