import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AlertModel, DeliveryModel, DigestItemModel } from '@red-tortoise/documents';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { removeOldRecords } from './remove-old-records.js';

const now = new Date('2026-06-01T00:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1_000);

let stores: TestStores;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(() => stores.empty());

const remove = (signal = new AbortController().signal) =>
  removeOldRecords(stores.database, { alertDays: 30, now, signal });

const alert = (_id: string, days: number, more: object = {}) => ({
  _id,
  ...{ owner: 'ada', ownerKind: 'person', malicious: false, watched: true, at: daysAgo(days), inbox: true },
  ...{ state: 'unread', snoozedUntil: null, heldBack: false, ...more },
});
const idsOf = async (model: typeof AlertModel | typeof DeliveryModel | typeof DigestItemModel) =>
  (await model.collection.find().sort({ _id: 1 }).toArray()).map(({ _id }) => String(_id));

describe('what has been kept for its time goes', () => {
  it('of alerts, but for those that are snoozed or whose deliveries are not written', async () => {
    await AlertModel.insertMany([
      alert('old', 31),
      alert('new', 29),
      alert('snoozed', 31, { snoozedUntil: daysAgo(-1) }),
      alert('woken', 31, { snoozedUntil: daysAgo(1) }),
      alert('unsettled', 31, { unsent: [] }),
    ]);
    expect(await remove()).toMatchObject({ removedAlerts: 2 });
    expect(await idsOf(AlertModel)).toEqual(['new', 'snoozed', 'unsettled']);
  });

  it('of deliveries that are over, and of what went into a digest', async () => {
    const delivery = (_id: string, days: number, nextAttemptAt: Date | null) => ({
      _id,
      ...{ owner: 'ada', channelId: 'c', channelKind: 'email', kind: 'alert', title: 't', state: 'sent' },
      ...{ createdAt: daysAgo(days), nextAttemptAt },
    });
    await DeliveryModel.insertMany([
      delivery('old', 31, null),
      delivery('new', 29, null),
      delivery('under way', 31, daysAgo(0)),
    ]);
    const item = (_id: string, days: number, deliveryId: string | null) => ({
      _id,
      ...{ alertId: _id, owner: 'ada', channelId: 'c', when: 'daily', heldBack: false, at: daysAgo(days), deliveryId },
    });
    await DigestItemModel.insertMany([item('old', 31, 'd'), item('new', 29, 'd'), item('waiting', 31, null)]);
    expect(await remove()).toMatchObject({ removedDeliveries: 1, removedDigestItems: 1 });
    expect(await idsOf(DeliveryModel)).toEqual(['new', 'under way']);
    expect(await idsOf(DigestItemModel)).toEqual(['new', 'waiting']);
  });

  it('of sessions, codes and counters of staff, and of jobs that are over', async () => {
    const { database } = stores;
    const long = { at: daysAgo(4_000) };
    const entry = { byId: 'x', byName: 'X', screen: 's', objectId: 'o', objectTitle: 't', verb: 'v', ...long };
    await database.staffEvent.create({ data: { event: 'session.started', ...long } });
    await database.adminJob.deleteMany();
    await database.supportCode.deleteMany();
    await database.staffAttempt.deleteMany();
    const { id: memberId } = await database.staffMember.create({
      data: { name: 'Sam', email: 'sam@example.test', passwordHash: 'x' },
    });
    const session = { memberId, ipAddress: '', userAgent: '' };
    const code = { memberId, userId: 'ada' };
    const job = { kind: 'export', screen: 's', name: 'csv', selection: {}, total: 0, requestedById: memberId } as const;
    const running = { ...job, requestedByName: 'Sam', updatedAt: daysAgo(200) };
    await database.staffSession.createMany({
      data: [1, -1].map((days) => ({ ...session, tokenHash: randomUUID(), expiresAt: daysAgo(days) })),
    });
    await database.supportCode.createMany({
      data: [2, 0.5].map((days) => ({ ...code, hash: randomUUID(), expiresAt: daysAgo(days) })),
    });
    await database.staffAttempt.createMany({
      data: [2, 0.001].map((days) => ({ key: `k${days}`, count: 9, startedAt: daysAgo(days) })),
    });
    await database.adminJob.createMany({
      data: [
        { ...running, state: 'done' },
        { ...running, state: 'running' },
      ],
    });
    const { id: jobId } = await database.adminJob.findFirstOrThrow({ where: { state: 'done' } });
    await database.auditEntry.create({ data: { ...entry, jobId } });
    // In the store: other tests leave many.
    const record = () => database.$queryRaw`
      select 'entries', count(*)::int, md5(string_agg(md5(entry::text), '' order by id)) from audit_entries as entry
      union all
      select 'events', count(*)::int, md5(string_agg(md5(event::text), '' order by id)) from staff_events as event`;
    const before = await record();
    expect(await remove()).toMatchObject({
      removedStaffSessions: 1,
      removedSupportCodes: 1,
      removedAttempts: 1,
      removedJobs: 1,
    });
    const left = [database.staffSession.count(), database.supportCode.count(), database.staffAttempt.count()];
    expect(await Promise.all([...left, database.adminJob.count()])).toEqual([1, 1, 1, 1]);
    // But nothing of the record, however old, nor with the job that it names.
    expect(await record()).toEqual(before);
  });

  it('in batches, until it is told to stop', async () => {
    await AlertModel.insertMany(Array.from({ length: 2_500 }, (_, at) => alert(`a${at}`, 31)));
    const stopped = new AbortController();
    stopped.abort();
    await expect(remove(stopped.signal)).rejects.toThrow();
    expect(await AlertModel.countDocuments()).toBe(2_500);
    expect(await remove()).toMatchObject({ removedAlerts: 2_500 });
  });
});
