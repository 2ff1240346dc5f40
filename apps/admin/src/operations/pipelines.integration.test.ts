import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DryRunShown } from '@red-tortoise/contracts';
import { PackageModel } from '@red-tortoise/documents';
import type { Staff } from '../staff/test-support/staff.js';
import { startAdmin, type TestAdmin } from '../staff/test-support/start-admin.js';

const dryRuns = '/admin/api/operations/dry-runs';
const packages = '/admin/api/operations/packages';
const again = `${packages}/npm/looking`;

let admin: TestAdmin;
let staff: Staff;
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
  await database.dryRun.deleteMany();
  await PackageModel.deleteMany({});
  await database.schedule.create({ data: { task: 'npm', description: 'npm', cron: '0 3 * * *' } });
  await database.advisorySource.create({ data: { name: 'starter', title: 'Starter', location: 'starter:' } });
});

describe('a dry run', () => {
  it('is asked for once at a time, on record, and its result can be read by all who see operations', async () => {
    const { database } = admin.stores;
    const { status, body } = await staff.post(dryRuns, { task: 'npm', from: 'next', comment: 'before the release' });
    expect([status, DryRunShown.parse(body)]).toEqual([202, expect.objectContaining({ state: 'queued', counts: {} })]);
    expect(await staff.post(dryRuns, { task: 'npm', from: 'next' })).toMatchObject({
      status: 409,
      body: { code: 'dry-run.under-way' },
    });
    expect(await database.auditEntry.findMany({ where: { objectId: body.id } })).toMatchObject([
      { screen: 'dry-run', verb: 'start', comment: 'before the release', after: { from: 'next' } },
    ]);
    const examples = [{ what: 'add', id: 'GHSA-1', detail: 'a summary' }];
    const result = { state: 'done' as const, counts: { add: 1 }, events: { 'advisory.published': 1 }, examples };
    await database.dryRun.update({ where: { id: body.id }, data: result });
    expect((await staff.get(`${dryRuns}?task=npm`)).body.items).toMatchObject([{ id: body.id, ...result }]);
    expect((await staff.post(dryRuns, { task: 'npm', from: 'start' })).status).toBe(202);
  });

  it('is refused where there is nothing to try, or nothing to begin at', async () => {
    const from = '2026-01-01T00:00:00.000Z';
    const codes = [];
    for (const body of [
      { task: 'housekeeping', from: 'next' },
      { task: 'advisories-unknown', from: 'next' },
      { task: 'advisories-starter', from },
      { task: 'npm', from },
      { task: 'npm', from: 'yesterday' },
    ]) {
      codes.push((await staff.post(dryRuns, body)).body.code);
    }
    expect(codes).toEqual([
      'dry-run.not-possible',
      'source.not-found',
      'source.not-incremental',
      'source.not-incremental',
      'request.invalid',
    ]);
    expect(await admin.stores.database.dryRun.count()).toBe(0);
  });
});

describe('the pipeline of packages', () => {
  it('tells how much waits', async () => {
    const rest = { ecosystem: 'npm', wanted: true, priority: 0 };
    const later = new Date(Date.now() + 3_600_000);
    await PackageModel.create([
      { _id: 'pkg:npm/a', name: 'a', state: 'fetched', nextAt: later, ...rest },
      { _id: 'pkg:npm/b', name: 'b', state: 'failing', nextAt: new Date(0), ...rest },
      { _id: 'pkg:npm/c', name: 'c', state: 'fetched', nextAt: new Date(0), ...rest, wanted: false },
    ]);
    expect((await staff.get(packages)).body.items).toMatchObject([{ task: 'npm', wanted: 2, due: 1, failing: 1 }]);
  });

  it('looks again from a moment on by a run that says so', async () => {
    const which = { answered: 'before', moment: '2026-01-01T00:00:00.000Z' };
    expect((await staff.post(again, { ...which, comment: 'the registry was wrong' })).status).toBe(202);
    expect(await admin.stores.database.pipelineRun.findMany({ where: { task: 'npm' } })).toMatchObject([
      { request: which, trigger: 'staff', state: 'queued' },
    ]);
    expect(await staff.post(again, which)).toMatchObject({ status: 409, body: { code: 'schedule.run-waiting' } });
    expect((await staff.post(again, { ...which, answered: 'never' })).status).toBe(400);
  });
});
