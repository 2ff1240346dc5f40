import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ScheduleShown } from '@red-tortoise/contracts';
import { startDueRuns } from '@red-tortoise/domain';
import type { Staff } from '../staff/test-support/staff.js';
import { startAdmin, type TestAdmin } from '../staff/test-support/start-admin.js';
import { askForRun } from './ask-for-run.js';

const operations = ['operations.view', 'operations.run'];
const schedules = '/admin/api/operations/schedules';

let admin: TestAdmin;
let staff: Staff;
let path: string;
let id: string;
beforeAll(async () => {
  admin = await startAdmin();
  staff = await admin.hire({ permissions: [...operations, 'schedule.view', 'schedule.resume'] });
  await staff.enter();
}, 300_000);
afterAll(() => admin.close());
beforeEach(async () => {
  const { database } = admin.stores;
  await database.schedule.deleteMany();
  const data = { task: 'a-task', description: 'Does it', cron: '0 6 * * 1', nextRunAt: new Date() };
  id = (await database.schedule.create({ data })).id;
  path = `${schedules}/${id}`;
});

const list = async () => (await staff.get(schedules)).body.items as ScheduleShown[];
const entries = () =>
  admin.stores.database.auditEntry.findMany({ where: { screen: 'schedule', objectId: id }, orderBy: { id: 'asc' } });

describe('schedules', () => {
  it('are told in words, with the next five runs in their time zone', async () => {
    const changed = await staff.send('PATCH', path, { timeZone: 'Asia/Tokyo', overlap: 'skip', comment: 'the office' });
    const shown = ScheduleShown.parse(changed.body);
    expect(shown).toMatchObject({ reading: 'At 06:00, only on Monday', overlap: 'skip', nextRunAt: shown.nextRuns[0] });
    expect(shown.nextRuns.map((run) => run.slice(11, 16))).toEqual(Array(5).fill('21:00'));
    expect(await list()).toEqual([shown]);
    const [entry] = await entries();
    expect(entry).toMatchObject({ verb: 'change', byId: staff.id, comment: 'the office', objectTitle: 'a-task' });
    expect([entry?.before, entry?.after]).toEqual([
      { timeZone: 'UTC', overlap: 'queue' },
      { timeZone: 'Asia/Tokyo', overlap: 'skip' },
    ]);
  });

  it('are paused and resumed; who resumes waits for the next tick', async () => {
    expect((await staff.send('PATCH', path, { enabled: false })).body).toMatchObject({
      enabled: false,
      nextRunAt: null,
    });
    const { body } = await staff.send('PATCH', path, { enabled: true });
    expect(Date.parse(body.nextRunAt)).toBeGreaterThan(Date.now());
    expect(await entries()).toHaveLength(2);
    await admin.stores.database.schedule.update({ where: { id }, data: { enabled: false, nextRunAt: new Date(0) } });
    const resumed = await staff.post('/admin/api/screens/schedule/actions/resume', { selection: { ids: [id] } });
    expect(resumed).toMatchObject({ status: 200, body: { done: 1 } });
    expect((await list())[0]).toMatchObject({ enabled: true, nextRunAt: body.nextRunAt });
  });

  it('run now, once while that run waits; it stands in their history', async () => {
    expect((await staff.post(`${path}/runs`, { comment: 'to see' })).status).toBe(202);
    expect(await staff.post(`${path}/runs`)).toMatchObject({ status: 409, body: { code: 'schedule.run-waiting' } });
    const { items, next } = (await staff.get(`${path}/runs?limit=1`)).body;
    expect([items, next]).toEqual([[expect.objectContaining({ trigger: 'staff', state: 'queued' })], null]);
    expect(await entries()).toMatchObject([{ verb: 'run', comment: 'to see' }]);
  });

  it('run for nobody of whom there is no record', async () => {
    await expect(askForRun(admin.stores, { id }, () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    expect(await admin.stores.database.pipelineRun.count({ where: { scheduleId: id } })).toBe(0);
  });

  it('tell how long a run takes by now, or took, and how much it does a second', async () => {
    const startedAt = new Date(Date.now() - 10_000);
    const run = { scheduleId: id, task: 'a-task', startedAt, attempts: 1, counts: { records: 40, added: 3 } };
    const finishedAt = new Date(startedAt.getTime() + 8_000);
    await admin.stores.database.pipelineRun.createMany({
      data: [
        { ...run, runAt: new Date(3), state: 'running' },
        { ...run, runAt: new Date(2), state: 'done', finishedAt },
        { ...run, runAt: new Date(1), state: 'done', finishedAt, attempts: 2 },
        { ...run, runAt: new Date(0), counts: {}, startedAt: null },
      ],
    });
    const [running, ...others] = (await staff.get(`${path}/runs`)).body.items;
    expect(running.seconds).toBeGreaterThanOrEqual(10);
    expect(running.rate).toBeCloseTo(40 / running.seconds, 3);
    expect(others.map(({ seconds, rate }: Record<string, unknown>) => [seconds, rate])).toEqual([
      [8, 5],
      [8, null],
      [null, null],
    ]);
  });

  it('page through their runs by key', async () => {
    const moments = ['2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z'];
    await admin.stores.database.pipelineRun.createMany({
      data: moments.map((runAt) => ({ scheduleId: id, task: 'a-task', runAt, counts: { changed: 2 } })),
    });
    const first = (await staff.get(`${path}/runs?limit=2`)).body;
    const second = (await staff.get(`${path}/runs?limit=2&cursor=${first.next}`)).body;
    expect([...first.items, ...second.items].map(({ runAt }) => runAt)).toEqual(moments.toReversed());
    expect(second.next).toBeNull();
  });
});

describe('a schedule that staff make', () => {
  const wanted = { task: 'a-task', name: 'at night', cron: '30 2 * * *', timeZone: 'Asia/Tokyo' };
  const policies = { overlap: 'skip', missedTicks: 'skip' } as const;
  const create = (over: object = {}) => staff.post(schedules, { ...wanted, ...policies, ...over });

  it('runs its task beside the one that is declared, and is on record', async () => {
    const { status, body } = await create({ comment: 'when nobody looks' });
    const shown = ScheduleShown.parse(body);
    expect([status, shown]).toMatchObject([201, { ...wanted, ...policies, description: 'Does it', enabled: true }]);
    expect(shown.reading).toBe('At 02:30');
    expect(shown.nextRuns.map((run) => run.slice(11, 16))).toEqual(Array(5).fill('17:30'));
    expect((await list()).map(({ name }) => name)).toEqual(['', 'at night']);
    expect(await admin.stores.database.auditEntry.findMany({ where: { objectId: shown.id } })).toMatchObject([
      { verb: 'add', byId: staff.id, objectTitle: 'a-task: at night', after: wanted, comment: 'when nobody looks' },
    ]);
    const tick = new Date(shown.nextRunAt ?? 0);
    const { database, queue } = admin.stores;
    await database.schedule.update({ where: { id }, data: { enabled: false } });
    await startDueRuns({ database, queue, onError: () => {} }, ['a-task'], tick);
    expect((await staff.get(`${schedules}/${shown.id}/runs`)).body.items).toMatchObject([
      { trigger: 'schedule', runAt: shown.nextRunAt },
    ]);
  });

  it('has a name of its own, and a task that there is; there are not too many of them', async () => {
    await create();
    const codes = [];
    for (const over of [{}, { task: 'no-task' }, { name: ' ' }]) codes.push((await create(over)).body.code);
    expect(codes).toEqual(['schedule.name-taken', 'schedule.not-found', 'request.invalid']);
    const { database } = admin.stores;
    const others = Array.from({ length: 19 }, (_, index) => ({ ...wanted, name: `${index}`, description: '' }));
    await database.schedule.createMany({ data: others });
    expect(await create({ name: 'one more' })).toMatchObject({ status: 409, body: { code: 'admin.too-many' } });
  });

  it('is removed with its history, not while that is written; the one that is declared stays', async () => {
    const made = (await create()).body.id as string;
    const { database } = admin.stores;
    await staff.post(`${schedules}/${made}/runs`);
    expect((await staff.delete(`${schedules}/${made}`)).body).toMatchObject({ code: 'schedule.running' });
    await database.pipelineRun.updateMany({ where: { scheduleId: made }, data: { state: 'done' } });
    expect((await staff.delete(`${schedules}/${made}`)).status).toBe(204);
    expect(await database.auditEntry.findFirst({ where: { objectId: made, verb: 'delete' } })).toMatchObject({
      byId: staff.id,
      before: { ...wanted, ...policies },
    });
    expect(await staff.delete(path)).toMatchObject({ status: 409, body: { code: 'schedule.declared' } });
    expect((await list()).map(({ name }) => name)).toEqual(['']);
  });
});

describe('422', () => {
  it.each([
    ['schedule.invalid', { cron: 'every day' }],
    ['schedule.invalid', { cron: '61 * * * *' }],
    ['schedule.invalid', { timeZone: 'Mars/Olympus' }],
    ['schedule.too-often', { cron: '* * * * * *' }],
    ['schedule.too-often', { cron: '0,59 30 9 1 1 *' }],
  ])('%s for %j, and nothing is kept', async (code, change) => {
    expect(await staff.send('PATCH', path, change)).toMatchObject({ status: 422, body: { code } });
    const query = new URLSearchParams({ cron: '0 6 * * 1', timeZone: 'UTC', ...change });
    expect((await staff.get(`/admin/api/operations/cron?${query}`)).body).toMatchObject({ code });
    expect((await list())[0]).toMatchObject({ cron: '0 6 * * 1', timeZone: 'UTC' });
    expect(await entries()).toEqual([]);
  });
});
