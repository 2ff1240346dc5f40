import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { QuarantinedRecordModel } from '@red-tortoise/documents';
import type { Staff } from '../staff/test-support/staff.js';
import { startAdmin, type TestAdmin } from '../staff/test-support/start-admin.js';

const sources = '/admin/api/operations/sources';
const watermark = new Date('2026-03-01T00:00:00.000Z');

let admin: TestAdmin;
let staff: Staff;
let scheduleId: string;
let sourceId: string;
beforeAll(async () => {
  admin = await startAdmin();
  staff = await admin.hire({ permissions: ['operations.view', 'operations.run'] });
  await staff.enter();
}, 60_000);
afterAll(() => admin.close());
beforeEach(async () => {
  const { database } = admin.stores;
  await database.schedule.deleteMany();
  await database.advisorySource.deleteMany();
  await QuarantinedRecordModel.deleteMany({});
  const places = {
    indexLocation: 'https://osv.example.test/modified_id.csv',
    recordLocation: 'https://osv.example.test/{id}',
  };
  const data = { name: 'osv-npm', title: 'OSV', location: 'https://osv.example.test/all.zip', ...places };
  const row = { ...data, watermark, version: 'v1', loadedAt: watermark };
  sourceId = (await database.advisorySource.create({ data: row })).id;
  await database.advisorySource.create({ data: { name: 'starter', title: 'Starter', location: 'starter:' } });
  const schedule = await database.schedule.create({
    data: { task: 'advisories-osv-npm', description: 'OSV', cron: '0 3 * * *' },
  });
  scheduleId = schedule.id;
});

const stored = () => admin.stores.database.advisorySource.findUniqueOrThrow({ where: { name: 'osv-npm' } });
const reread = (body: object, name = 'osv-npm') => staff.post(`${sources}/${name}/reading`, body);

describe('a source', () => {
  it('is read whole again: it is set back, a run waits, and it is on record', async () => {
    const { status, body } = await reread({ from: 'start', comment: 'a mended schema' });
    expect([status, body]).toEqual([
      202,
      expect.objectContaining({
        watermark: null,
        lastRun: expect.objectContaining({ trigger: 'staff', state: 'queued' }),
      }),
    ]);
    expect(await stored()).toMatchObject({ watermark: null, version: null, loadedAt: watermark });
    expect(await admin.stores.database.auditEntry.findMany({ where: { objectId: sourceId } })).toMatchObject([
      {
        ...{ screen: 'advisory-source', verb: 'reread', comment: 'a mended schema' },
        ...{ before: { watermark: watermark.toISOString(), version: 'v1' }, after: { from: 'start' } },
      },
    ]);
  });

  it('is read again from a moment on, where it has an index of changes', async () => {
    const from = '2026-01-01T00:00:00.000Z';
    expect((await reread({ from })).status).toBe(202);
    expect(await stored()).toMatchObject({ watermark: new Date(from), version: 'v1' });
    expect(await reread({ from }, 'starter')).toMatchObject({ status: 409, body: { code: 'source.not-incremental' } });
  });

  it('stays where it is while a run is under way', async () => {
    const run = { scheduleId, task: 'advisories-osv-npm', runAt: new Date(), state: 'running' as const };
    await admin.stores.database.pipelineRun.create({ data: run });
    expect(await reread({ from: 'start' })).toMatchObject({ status: 409, body: { code: 'source.running' } });
    expect(await stored()).toMatchObject({ watermark, version: 'v1' });
    expect(await reread({ from: 'start' }, 'unknown')).toMatchObject({ status: 404 });
  });

  it('tells what of it was set aside, page by page, with the reason', async () => {
    const record = { source: 'osv-npm', code: 'schema', detail: 'no id', excerpt: '{}', firstSeenAt: watermark };
    for (const item of ['a', 'b', 'c']) {
      await QuarantinedRecordModel.create({ ...record, _id: `osv-npm/${item}`, item, lastSeenAt: watermark });
    }
    const first = (await staff.get(`${sources}/osv-npm/quarantine?limit=2`)).body;
    const second = (await staff.get(`${sources}/osv-npm/quarantine?limit=2&cursor=${encodeURIComponent(first.next)}`))
      .body;
    expect([...first.items, ...second.items].map(({ item }) => item)).toEqual(['c', 'b', 'a']);
    expect([first.items[0].detail, second.next]).toEqual(['no id', null]);
    expect((await staff.get(sources)).body.items).toMatchObject([
      { name: 'osv-npm', quarantined: 3, incremental: true },
      { name: 'starter', quarantined: 0, incremental: false },
    ]);
  });
});

describe('403', () => {
  it('is for whoever lacks the permission: to see, or to do', async () => {
    const looker = await admin.hire({ permissions: ['operations.view'] });
    const stranger = await admin.hire({ permissions: ['advisory-source.change'] });
    for (const one of [looker, stranger]) await one.enter();
    for (const read of [sources, `${sources}/osv-npm/quarantine`]) {
      expect([(await stranger.get(read)).status, (await looker.get(read)).status]).toEqual([403, 200]);
    }
    for (const one of [looker, stranger]) {
      expect((await one.post(`${sources}/osv-npm/reading`, { from: 'start' })).status).toBe(403);
    }
  });
});
