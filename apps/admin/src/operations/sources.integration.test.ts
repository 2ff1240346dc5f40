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
}, 300_000);
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

const entries = () => admin.stores.database.auditEntry.findMany({ where: { objectId: sourceId } });
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
    const ahead = await reread({ from: '2926-01-01T00:00:00.000Z' });
    expect([ahead.status, ahead.body.code]).toEqual([400, 'source.moment-ahead']);
    expect(await stored()).toMatchObject({ watermark: new Date(from) });
  });

  it('stays where it is while a run is under way', async () => {
    const run = { scheduleId, task: 'advisories-osv-npm', runAt: new Date(), state: 'running' as const };
    await admin.stores.database.pipelineRun.create({ data: run });
    expect(await reread({ from: 'start' })).toMatchObject({ status: 409, body: { code: 'source.running' } });
    expect(await stored()).toMatchObject({ watermark, version: 'v1' });
    expect(await reread({ from: 'start' }, 'unknown')).toMatchObject({ status: 404 });
  });

  it('that is switched off is not run, and stays where it is', async () => {
    const { database } = admin.stores;
    await database.advisorySource.update({ where: { name: 'osv-npm' }, data: { enabled: false } });
    const refused = { status: 409, body: { code: 'source.disabled' } };
    expect(await reread({ from: 'start' })).toMatchObject(refused);
    expect(await staff.post(`${sources}/osv-npm/quarantine/retry`, { records: 'all' })).toMatchObject(refused);
    expect(await staff.post(`/admin/api/operations/schedules/${scheduleId}/runs`)).toMatchObject(refused);
    expect(await stored()).toMatchObject({ watermark, version: 'v1' });
    expect([await entries(), await database.pipelineRun.count({ where: { scheduleId } })]).toEqual([[], 0]);
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

describe('records that were set aside', () => {
  const retry = (body: object) => staff.post(`${sources}/osv-npm/quarantine/retry`, body);

  it('are asked for again by a run of their own, one at a time', async () => {
    const records = ['GHSA-1', 'GHSA-2'];
    const { status, body } = await retry({ records, comment: 'a mended reader' });
    expect([status, body.lastRun]).toEqual([202, expect.objectContaining({ trigger: 'staff', state: 'queued' })]);
    const runs = await admin.stores.database.pipelineRun.findMany({ where: { scheduleId } });
    expect(runs).toMatchObject([{ request: { records } }]);
    expect(await stored()).toMatchObject({ watermark, version: 'v1' });
    expect(await entries()).toMatchObject([{ verb: 'retry', comment: 'a mended reader', after: { records } }]);
    expect(await retry({ records: 'all' })).toMatchObject({ status: 409, body: { code: 'schedule.run-waiting' } });
    expect((await retry({ records: [] })).status).toBe(400);
  });
});

describe('the credential of a source', () => {
  const secret = 'Bearer something-that-nobody-reads-again';
  const path = `${sources}/osv-npm/credential`;

  it('goes in, is sealed, and comes out nowhere', async () => {
    const { status, body } = await staff.put(path, { credential: secret });
    expect([status, body.credential]).toEqual([200, 'set']);
    const { credential } = await stored();
    expect(credential).toMatch(/^v1\./);
    const boss = await admin.hire({ superuser: true });
    await boss.enter();
    const told = [
      body,
      await entries(),
      (await staff.get(sources)).body,
      (await boss.get(`/admin/api/screens/advisory-source/rows/${sourceId}`)).body,
      (await boss.get(`/admin/api/screens/advisory-source/rows`)).body,
      (await boss.get(`/admin/api/screens/advisory-source/rows/${sourceId}/history`)).body,
    ];
    for (const one of told) {
      expect(JSON.stringify(one)).not.toContain('nobody-reads');
      expect(JSON.stringify(one)).not.toContain(credential);
    }
    expect(await entries()).toMatchObject([
      {
        verb: 'credential',
        before: { credential: 'none' },
        after: { credential: 'set', for: 'https://osv.example.test' },
      },
    ]);
  });

  it('is removed', async () => {
    await staff.put(path, { credential: secret });
    expect((await staff.send('DELETE', path)).body.credential).toBe('none');
    expect((await stored()).credential).toBeNull();
  });

  it('is for web addresses, and what a header can hold', async () => {
    expect(await staff.put(`${sources}/starter/credential`, { credential: secret })).toMatchObject({
      status: 409,
      body: { code: 'source.no-address' },
    });
    expect((await staff.put(path, { credential: 'a\nb: c' })).status).toBe(400);
    expect((await staff.get(sources)).body.items.map(({ credential }: { credential: string }) => credential)).toEqual([
      'none',
      'impossible',
    ]);
  });
});
