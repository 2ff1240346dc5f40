import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ScheduleShown } from '@red-tortoise/contracts';
import type { Staff } from '../staff/test-support/staff.js';
import { startAdmin, type TestAdmin } from '../staff/test-support/start-admin.js';

let admin: TestAdmin;
let staff: Staff;
let path: string;
let id: string;
beforeAll(async () => {
  admin = await startAdmin();
  staff = await admin.hire({ permissions: ['operations.view', 'operations.run'] });
  await staff.enter();
}, 300_000);
afterAll(() => admin.close());
beforeEach(async () => {
  const { database } = admin.stores;
  await database.schedule.deleteMany();
  const data = { task: 'a-task', description: 'Does it', cron: '0 6 * * 1', nextRunAt: new Date() };
  id = (await database.schedule.create({ data })).id;
  path = `/admin/api/operations/schedules/${id}`;
});

const list = async () => (await staff.get('/admin/api/operations/schedules')).body.items as ScheduleShown[];
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
  });

  it('run now, once while that run waits; it stands in their history', async () => {
    expect((await staff.post(`${path}/runs`, { comment: 'to see' })).status).toBe(202);
    expect(await staff.post(`${path}/runs`)).toMatchObject({ status: 409, body: { code: 'schedule.run-waiting' } });
    const { items, next } = (await staff.get(`${path}/runs?limit=1`)).body;
    expect([items, next]).toEqual([[expect.objectContaining({ trigger: 'staff', state: 'queued' })], null]);
    expect(await entries()).toMatchObject([{ verb: 'run', comment: 'to see' }]);
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

describe('422', () => {
  it.each([{ cron: 'every day' }, { cron: '61 * * * *' }, { timeZone: 'Mars/Olympus' }])(
    'for %j, and nothing is kept',
    async (change) => {
      expect(await staff.send('PATCH', path, change)).toMatchObject({
        status: 422,
        body: { code: 'schedule.invalid' },
      });
      expect((await list())[0]).toMatchObject({ cron: '0 6 * * 1', timeZone: 'UTC' });
      expect(await entries()).toEqual([]);
    },
  );
});
