import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Prisma } from '@red-tortoise/database';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { addRun, requestRun } from './request-run.js';
import { startDueRuns } from './start-due-runs.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(() => stores.empty());

const now = new Date('2026-03-01T12:00:30.000Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const schedule = (nextRunAt: Date, over: Partial<Prisma.ScheduleCreateInput> = {}) =>
  stores.database.schedule.create({ data: { task: 'a-task', description: '', cron: '* * * * *', nextRunAt, ...over } });
const runs = () => stores.database.pipelineRun.findMany({ where: { task: 'a-task' }, orderBy: { runAt: 'asc' } });
const become = (state: 'running' | 'done') => stores.database.pipelineRun.updateMany({ data: { state } });
const startDue = (at = now) => startDueRuns(stores, ['a-task'], at);

describe('a due tick', () => {
  it('is one run, however many orchestrators see it, and also when one sees it late', async () => {
    const { id, nextRunAt } = await schedule(ago(30));
    await Promise.all(Array.from({ length: 8 }, () => startDue()));
    await become('done');
    await stores.database.schedule.update({ where: { id }, data: { nextRunAt } });
    await startDue();
    expect(await runs()).toMatchObject([{ runAt: nextRunAt, state: 'done', trigger: 'schedule' }]);
    const after = await stores.database.schedule.findUniqueOrThrow({ where: { id } });
    expect(after.nextRunAt).toEqual(new Date('2026-03-01T12:01:00.000Z'));
  });

  it.each([
    ['skip', 1],
    ['queue', 2],
  ] as const)('that meets a run under way: %s', async (overlap, expected) => {
    await schedule(ago(30), { overlap });
    await startDue();
    await become('running');
    await startDue(new Date(now.getTime() + 60_000));
    expect(await runs()).toHaveLength(expected);
    // Behind one that waits nobody queues: it will do the same.
    await startDue(new Date(now.getTime() + 120_000));
    expect(await runs()).toHaveLength(expected);
  });

  it('of two schedules of one task is one run while that waits, and goes by what runs for either', async () => {
    await schedule(ago(30));
    await schedule(ago(30), { name: 'at night', overlap: 'skip' });
    await startDue();
    expect(await runs()).toHaveLength(1);
    await become('running');
    const due = { nextRunAt: ago(1) };
    await stores.database.schedule.updateMany({ where: { name: 'at night' }, data: due });
    await startDue();
    expect(await runs()).toHaveLength(1);
    await stores.database.schedule.updateMany({ where: { name: '' }, data: due });
    await startDue();
    expect(await runs()).toHaveLength(2);
  });

  it('comes beside a run that staff asked something else of', async () => {
    await addRun(stores.database, await schedule(ago(30), { overlap: 'skip' }), 'staff', { records: 'all' });
    await startDue();
    expect(await runs()).toHaveLength(2);
  });

  it.each([
    ['skip', 0],
    ['once', 1],
  ] as const)('of a time in which nobody kept time: %s', async (missedTicks, expected) => {
    const { id } = await schedule(ago(3_600), { missedTicks });
    await startDue();
    expect(await runs()).toHaveLength(expected);
    const after = await stores.database.schedule.findUniqueOrThrow({ where: { id } });
    expect(after.nextRunAt).toEqual(new Date('2026-03-01T12:01:00.000Z'));
  });

  it('comes by the time zone of its row', async () => {
    const { id } = await schedule(ago(30), { cron: '0 9 * * *', timeZone: 'Europe/Zurich' });
    await startDue();
    const after = await stores.database.schedule.findUniqueOrThrow({ where: { id } });
    expect(after.nextRunAt).toEqual(new Date('2026-03-02T08:00:00.000Z'));
  });

  it('of a row that is not cron keeps no other from its turn', async () => {
    await schedule(ago(30), { task: 'broken', cron: 'every day' });
    await schedule(ago(30));
    await startDueRuns(stores, ['broken', 'a-task'], now);
    expect(await runs()).toHaveLength(1);
    expect(stores.errors.length).toBeGreaterThan(0);
  });
});

describe('a run that staff ask for', () => {
  it('is there also while the schedule is paused, and once while it waits', async () => {
    const paused = await schedule(ago(30), { enabled: false });
    await startDue();
    expect(await requestRun(stores, 'a-task')).toBe(false);
    expect(await addRun(stores.database, paused, 'staff')).toMatchObject({ state: 'queued' });
    expect(await addRun(stores.database, paused, 'staff')).toBeNull();
    expect(await runs()).toMatchObject([{ trigger: 'staff', state: 'queued' }]);
  });
});
