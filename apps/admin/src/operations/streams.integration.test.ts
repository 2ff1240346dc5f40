import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StreamOffsetModel, ViewReplayModel } from '@red-tortoise/documents';
import type { Staff } from '../staff/test-support/staff.js';
import { startAdmin, type TestAdmin } from '../staff/test-support/start-admin.js';

const streams = '/admin/api/operations/streams';
const replays = '/admin/api/operations/replays';
const pause = (name: string) => `/admin/api/operations/processors/${name}/pause`;

let admin: TestAdmin;
let staff: Staff;
beforeAll(async () => {
  admin = await startAdmin();
  staff = await admin.hire({ permissions: ['operations.view', 'operations.run'] });
  await staff.enter();
}, 300_000);
afterAll(() => admin.close());
beforeEach(async () => {
  await StreamOffsetModel.deleteMany({});
  await ViewReplayModel.deleteMany({});
  for (const [partition, stream] of [...admin.stores.queue.stream.names.entries(), [0, 'other.events.0'] as const]) {
    const _id = `alerts/${stream}`;
    await StreamOffsetModel.create({ _id, offset: 7, messageAt: null, lag: partition, at: new Date() });
  }
});

const entriesOf = (objectId: string) =>
  admin.stores.database.auditEntry.findMany({ where: { objectId }, orderBy: { id: 'asc' } });

describe('processors', () => {
  it('are shown by partition, without those of other installations', async () => {
    const { processors } = (await staff.get(streams)).body;
    expect(processors).toEqual([
      { name: 'alerts', paused: false, partitions: expect.arrayContaining([expect.objectContaining({ lag: 3 })]) },
    ]);
    expect(processors[0].partitions).toHaveLength(4);
  });

  it('are held on every partition, and let go', async () => {
    const held = await staff.put(pause('alerts'), { paused: true, comment: 'a bad rule' });
    expect(held.body).toMatchObject({ name: 'alerts', paused: true });
    expect(await StreamOffsetModel.countDocuments({ paused: true })).toBe(4);
    expect((await staff.get(streams)).body.processors[0].paused).toBe(true);
    await staff.put(pause('alerts'), { paused: false });
    expect(await StreamOffsetModel.countDocuments({ paused: true })).toBe(0);
    const entries = await entriesOf('alerts');
    expect(entries.slice(-2)).toMatchObject([{ verb: 'pause', comment: 'a bad rule' }, { verb: 'resume' }]);
  });

  it('that nobody runs are 404', async () => {
    const { status, body } = await staff.put(pause('unknown'), { paused: true });
    expect([status, body.code]).toEqual([404, 'processor.not-found']);
  });
});

describe('a replay', () => {
  it('is started from a moment, one at a time, and stands in the list with its progress', async () => {
    const from = '2026-01-01T00:00:00.000Z';
    const { status, body } = await staff.post(replays, { view: 'feed', from, comment: 'a mended rule' });
    expect([status, body]).toEqual([202, expect.objectContaining({ view: 'feed', phase: 'waiting', events: 0 })]);
    expect((await ViewReplayModel.findById(body.id))?.from).toEqual(new Date(from));
    expect((await staff.get(streams)).body.replays).toEqual([body]);
    expect(await staff.post(replays, { view: 'feed', from: 'start' })).toMatchObject({
      status: 409,
      body: { code: 'replay.under-way' },
    });
    expect(await entriesOf(body.id)).toMatchObject([{ verb: 'start', after: { view: 'feed', from } }]);
  });

  it.each([
    { view: 'activity', from: [1, 2, 3, 4] },
    { view: 'feed', from: [1] },
    { view: 'feed', from: 'yesterday' },
    { view: 'alerts', from: 'start' },
  ])('is refused for %j', async (body) => {
    expect((await staff.post(replays, body)).status).toBe(400);
    expect(await ViewReplayModel.countDocuments()).toBe(0);
  });
});
