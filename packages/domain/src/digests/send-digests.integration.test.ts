import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  contentId,
  type DeliveryDocument,
  DeliveryModel,
  type DigestItemDocument,
  DigestItemModel,
} from '@red-tortoise/documents';
import { createProjectRows, openStores, type TestStores } from '@red-tortoise/testing';
import { removeOfGoneChannels } from '../alerts/remove-of-gone-channels.js';
import { createChannel } from '../alerts/test-support/alert-world.js';
import { createDelivery } from '../deliveries/create-delivery.js';
import { sendDigests } from './send-digests.js';

let stores: TestStores;
let userId: string;
let organisationId: string;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  ({ userId, organisationId } = await createProjectRows(stores.database));
});

const at = (text: string) => new Date(text);
const send = (now: string) => sendDigests(stores, at(now));
const deliveries = () => DeliveryModel.find({}).sort({ 'digest.date': 1 }).lean<DeliveryDocument[]>();
const items = () => DigestItemModel.find({}).lean<DigestItemDocument[]>();
const settings = (owner: object, change: object) =>
  stores.database.alertSettings.create({
    data: { ...owner, timeZone: 'UTC', dailyBudget: 20, digestHour: 8, digestWeekday: 1, ...change },
  });

/** Alerts that wait since a moment for the digest of a channel. */
async function wait(channelId: string, since: string, change: Partial<DigestItemDocument> = {}, count = 1) {
  const waiting = Array.from({ length: count }, (_, turn): DigestItemDocument => {
    const alertId = contentId('alert', channelId, since, change, turn);
    const moment = new Date(at(since).getTime() + turn);
    const item = { owner: userId, channelId, when: 'daily' as const, heldBack: false, at: moment, deliveryId: null };
    return { _id: `${alertId}/${channelId}`, alertId, ...item, ...change };
  });
  await DigestItemModel.collection.insertMany(waiting as never[]);
  return waiting.map(({ alertId }) => alertId);
}

describe('a digest', () => {
  it('goes out once a day, at the hour of its owner’s clock, with all that has waited, the oldest first', async () => {
    await settings({ userId }, { timeZone: 'America/New_York' });
    const channel = await createChannel(stores.database, { userId });
    const late = await wait(channel, '2026-11-16T12:00:00Z', { heldBack: true });
    const early = await wait(channel, '2026-11-15T20:00:00Z');
    expect(await send('2026-11-16T12:59:00Z')).toBe(0);
    expect(await send('2026-11-16T13:00:00Z')).toBe(1);
    expect(await send('2026-11-16T13:05:00Z')).toBe(0);
    const [delivery, ...others] = await deliveries();
    expect(others).toEqual([]);
    expect(delivery).toMatchObject({
      owner: userId,
      channelId: channel,
      kind: 'digest',
      alertIds: [...early, ...late],
      digest: { when: 'daily', date: '2026-11-16', more: 0 },
      title: '2 alerts: your daily digest of 2026-11-16',
      state: 'queued',
    });
    expect((await items()).map(({ deliveryId }) => deliveryId)).toEqual([delivery?._id, delivery?._id]);
  });

  it('of a person and one of an organisation go by their own clocks', async () => {
    await settings({ userId }, { timeZone: 'Asia/Tokyo' });
    await settings({ organisationId }, { timeZone: 'America/Los_Angeles' });
    const mine = await createChannel(stores.database, { userId });
    const ours = await createChannel(stores.database, { organisationId }, 'slack');
    await wait(mine, '2026-11-15T12:00:00Z');
    await wait(ours, '2026-11-15T12:00:00Z', { owner: organisationId });
    expect(await send('2026-11-15T23:00:00Z')).toBe(2);
    expect((await deliveries()).map(({ owner, digest }) => [owner, digest?.date]).toSorted()).toEqual(
      [
        [userId, '2026-11-16'],
        [organisationId, '2026-11-15'],
      ].toSorted(),
    );
  });

  it('does not go out where nothing waits, nor for what came after its hour', async () => {
    const channel = await createChannel(stores.database, { userId });
    expect(await send('2026-11-16T09:00:00Z')).toBe(0);
    await wait(channel, '2026-11-16T09:30:00Z');
    expect(await send('2026-11-16T10:00:00Z')).toBe(0);
    expect(await send('2026-11-17T08:00:00Z')).toBe(1);
    expect(await deliveries()).toHaveLength(1);
  });

  it('goes out late after an outage, and on the next day at its hour again', async () => {
    const channel = await createChannel(stores.database, { userId });
    await wait(channel, '2026-11-14T09:30:00Z');
    expect(await send('2026-11-16T21:00:00Z')).toBe(1);
    await wait(channel, '2026-11-16T21:30:00Z');
    expect(await send('2026-11-16T23:59:00Z')).toBe(0);
    expect(await send('2026-11-17T08:00:00Z')).toBe(1);
  });

  it('of an hour that nobody worked in goes out when its day is over, and the next one at its hour', async () => {
    await settings({ userId }, { digestHour: 23 });
    const channel = await createChannel(stores.database, { userId });
    await wait(channel, '2026-11-15T22:50:00Z');
    await wait(channel, '2026-11-15T22:50:00Z', { when: 'weekly' });
    expect(await send('2026-11-16T00:02:00Z')).toBe(1);
    await wait(channel, '2026-11-16T00:03:00Z');
    expect(await send('2026-11-16T00:05:00Z')).toBe(0);
    expect(await send('2026-11-16T23:00:00Z')).toBe(2);
    const dates = (await deliveries()).map(({ digest }) => `${digest?.when} ${digest?.date}`);
    expect(dates.toSorted()).toEqual(['daily 2026-11-15', 'daily 2026-11-16', 'weekly 2026-11-16']);
  });

  it('of a week goes out on its day, beside the daily one', async () => {
    await settings({ userId }, { digestWeekday: 5 });
    const channel = await createChannel(stores.database, { userId });
    const weekly = await wait(channel, '2026-11-16T07:00:00Z', { when: 'weekly' });
    const daily = await wait(channel, '2026-11-16T07:00:00Z');
    expect(await send('2026-11-16T08:00:00Z')).toBe(1);
    expect(await send('2026-11-20T08:00:00Z')).toBe(1);
    expect((await deliveries()).map(({ digest, alertIds }) => [digest, alertIds])).toEqual([
      [{ when: 'daily', date: '2026-11-16', more: 0 }, daily],
      [{ when: 'weekly', date: '2026-11-20', more: 0 }, weekly],
    ]);
    await wait(channel, '2026-11-20T07:30:00Z', { when: 'weekly' });
    expect(await send('2026-11-22T23:00:00Z')).toBe(0);
    expect(await send('2026-11-27T08:00:00Z')).toBe(1);
  });

  it('comes once on a day that has its hour twice, and on one that has it not', async () => {
    await settings({ userId }, { timeZone: 'Europe/Berlin', digestHour: 2 });
    const channel = await createChannel(stores.database, { userId });
    await wait(channel, '2026-03-28T12:00:00Z');
    expect(await send('2026-03-29T00:59:00Z')).toBe(0);
    expect(await send('2026-03-29T01:00:00Z')).toBe(1);
    await wait(channel, '2026-10-24T12:00:00Z');
    expect(await send('2026-10-25T00:00:00Z')).toBe(1);
    await wait(channel, '2026-10-25T00:30:00Z');
    expect(await send('2026-10-25T01:05:00Z')).toBe(0);
    expect(await send('2026-10-26T01:00:00Z')).toBe(1);
  });

  it('waits while its channel is paused', async () => {
    const channel = await createChannel(stores.database, { userId }, 'email', { state: 'paused' });
    await wait(channel, '2026-11-15T12:00:00Z');
    expect(await send('2026-11-16T09:00:00Z')).toBe(0);
    await stores.database.channel.updateMany({ data: { state: 'active' } });
    expect(await send('2026-11-16T09:05:00Z')).toBe(1);
  });

  it('waits while its organisation is suspended, and is one for all the days when that is lifted', async () => {
    const suspend = (suspendedAt: Date | null) =>
      stores.database.organisation.update({ where: { id: organisationId }, data: { suspendedAt } });
    const mine = await createChannel(stores.database, { userId });
    const ours = await createChannel(stores.database, { organisationId }, 'slack');
    for (const channel of [mine, ours]) for (const day of ['14', '15']) await wait(channel, `2026-11-${day}T12:00:00Z`);
    await suspend(at('2026-11-14T00:00:00Z'));
    expect(await send('2026-11-15T09:00:00Z')).toBe(0);
    expect(await send('2026-11-16T09:00:00Z')).toBe(0);
    await suspend(null);
    expect(await send('2026-11-16T09:05:00Z')).toBe(2);
    expect((await deliveries()).map(({ alertIds }) => alertIds.length)).toEqual([2, 2]);
  });

  it('names 500 alerts, and says how many more there are', async () => {
    const channel = await createChannel(stores.database, { userId });
    const alertIds = await wait(channel, '2026-11-15T12:00:00Z', {}, 620);
    expect(await send('2026-11-16T08:00:00Z')).toBe(1);
    const [delivery] = await deliveries();
    expect(delivery).toMatchObject({ alertIds: alertIds.slice(0, 500), digest: { more: 120 } });
    expect(await DigestItemModel.countDocuments({ deliveryId: null })).toBe(0);
  });
});

describe('after a crash', () => {
  it('between the delivery and its items, the items follow and nothing is told twice', async () => {
    const channel = await createChannel(stores.database, { userId });
    const told = await wait(channel, '2026-11-15T12:00:00Z', {}, 3);
    expect(await send('2026-11-16T08:00:00Z')).toBe(1);
    await DigestItemModel.updateMany({}, { $set: { deliveryId: null } });
    const late = await wait(channel, '2026-11-16T07:59:59Z');
    expect(await send('2026-11-16T08:05:00Z')).toBe(0);
    const waiting = (await items()).filter(({ deliveryId }) => deliveryId === null);
    expect(waiting.map(({ alertId }) => alertId)).toEqual(late);
    expect(await send('2026-11-17T08:00:00Z')).toBe(1);
    expect((await deliveries()).map(({ alertIds }) => alertIds)).toEqual([told, late]);
  });

  it('of a digest that tells only how many more there are, those too are told once', async () => {
    const channel = await createChannel(stores.database, { userId });
    await wait(channel, '2026-11-15T12:00:00Z', {}, 502);
    expect(await send('2026-11-16T08:00:00Z')).toBe(1);
    await DigestItemModel.updateMany({}, { $set: { deliveryId: null } });
    const late = await wait(channel, '2026-11-16T07:59:59Z');
    expect(await send('2026-11-16T08:05:00Z')).toBe(0);
    expect(await DigestItemModel.distinct('alertId', { deliveryId: null })).toEqual(late);
  });

  it('and by several at once, each digest is one', async () => {
    const channels = await Promise.all([1, 2, 3].map(() => createChannel(stores.database, { userId })));
    for (const channel of channels) await wait(channel, '2026-11-15T12:00:00Z', {}, 5);
    const sent = await Promise.all([1, 2, 3, 4].map(() => send('2026-11-16T08:00:00Z')));
    expect(sent.reduce((sum, one) => sum + one)).toBe(3);
    const all = await deliveries();
    expect(all.map(({ alertIds }) => alertIds.length)).toEqual([5, 5, 5]);
    for (const { _id, channelId } of all)
      expect(await DigestItemModel.countDocuments({ channelId, deliveryId: _id })).toBe(5);
  });
});

it('what waits for a channel that is deleted is removed, and nothing else', async () => {
  const channel = await createChannel(stores.database, { userId });
  await wait(channel, '2026-11-15T12:00:00Z');
  await wait('gone', '2026-11-15T12:00:00Z');
  await createDelivery({ id: 'd', owner: userId, channel: { id: 'gone', kind: 'email' }, kind: 'alert', title: '' });
  expect(await removeOfGoneChannels(stores)).toBe(1);
  expect((await items()).map(({ channelId }) => channelId)).toEqual([channel]);
  expect(await deliveries()).toEqual([]);
});
