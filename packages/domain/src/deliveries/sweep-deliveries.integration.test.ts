import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { deliverJob } from '@red-tortoise/contracts';
import { AlertModel, DeliveryModel } from '@red-tortoise/documents';
import { createProjectRows, openStores, type TestStores } from '@red-tortoise/testing';
import { createChannel } from '../alerts/test-support/alert-world.js';
import { countDue } from '../status/count-due.js';
import { countHeldUp } from '../status/count-held-up.js';
import { createDelivery } from './create-delivery.js';
import { noticeChannelPaused } from './notice-channel-paused.js';
import { sweepDeliveries } from './sweep-deliveries.js';

let stores: TestStores;
let userId: string;
let organisationId: string;
const worked: string[] = [];
beforeAll(async () => {
  stores = await openStores();
  stores.queue.work([
    {
      definition: deliverJob,
      concurrency: 1,
      handle: async (payload) => {
        worked.push((payload as { deliveryId: string }).deliveryId);
      },
      handleFailed: async () => {},
    },
  ]);
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  worked.length = 0;
  ({ userId, organisationId } = await createProjectRows(stores.database));
});

async function deliver(channelId: string, set: object = {}): Promise<string> {
  const id = randomUUID();
  await createDelivery({ id, owner: userId, channel: { id: channelId, kind: 'email' }, kind: 'test', title: 'Test' });
  await DeliveryModel.updateOne({ _id: id }, { $set: { nextAttemptAt: new Date(Date.now() - 10_000), ...set } });
  return id;
}

it('what is due is enqueued and counted: queued or failed, not what is over, comes later or waits for its channel', async () => {
  const channel = await createChannel(stores.database, { userId });
  const paused = await createChannel(stores.database, { userId }, 'email', { state: 'paused' });
  const unconfirmed = await createChannel(stores.database, { userId }, 'email', { state: 'unconfirmed' });
  const expected = [
    await deliver(channel),
    await deliver(channel, { state: 'failed' }),
    await deliver(unconfirmed, { kind: 'confirmation' }),
  ];
  await deliver(unconfirmed);
  await deliver(paused);
  await deliver(channel, { state: 'failed', nextAttemptAt: new Date(Date.now() + 60_000) });
  for (const state of ['sent', 'gave-up', 'replayed']) await deliver(channel, { state, nextAttemptAt: null });
  expect(await countDue(stores.database, new Date())).toMatchObject({ waiting: 3 });
  expect(await sweepDeliveries(stores)).toBe(3);
  for (const end = Date.now() + 20_000; worked.length < 3 && Date.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(worked.toSorted()).toEqual(expected.toSorted());
});

it('what goes to a suspended organisation, or to whose own it is, is held until it is lifted', async () => {
  const team = await stores.database.organisation.create({ data: { name: 'Team' } });
  await stores.database.membership.create({ data: { organisationId: team.id, userId } });
  const suspend = (id: string, suspendedAt: Date | null) =>
    stores.database.organisation.update({ where: { id }, data: { suspendedAt } });
  const own = await createChannel(stores.database, { userId });
  const shared = await createChannel(stores.database, { organisationId: team.id }, 'slack');
  await deliver(shared);
  await suspend(team.id, new Date());
  expect(await sweepDeliveries(stores)).toBe(0);
  await deliver(own);
  expect(await sweepDeliveries(stores)).toBe(1);
  await suspend(organisationId, new Date());
  expect(await sweepDeliveries(stores)).toBe(0);
  await suspend(organisationId, null);
  await suspend(team.id, null);
  expect(await sweepDeliveries(stores)).toBe(2);
});

it('a question that an address was asked is over when it is confirmed, and behind is nobody', async () => {
  const channel = await createChannel(stores.database, { userId });
  const question = await deliver(channel, { kind: 'confirmation', state: 'failed' });
  expect(await countDue(stores.database, new Date())).toEqual({ waiting: 0, lag: 0 });
  expect(await sweepDeliveries(stores)).toBe(0);
  expect(await DeliveryModel.findById(question).lean()).toMatchObject({
    state: 'gave-up',
    nextAttemptAt: null,
    attempts: [{ outcome: 'failed', detail: 'the address was confirmed before' }],
  });
});

it('what our own side keeps from going is told, not what failed for another reason or waits for its channel', async () => {
  const channel = await createChannel(stores.database, { userId });
  const soon = new Date(Date.now() + 60_000);
  const held = await deliver(channel, { state: 'failed', ourFailures: 3, nextAttemptAt: soon });
  await deliver(channel, { state: 'failed', failures: 7, nextAttemptAt: soon });
  await deliver(channel, { state: 'failed', ourFailures: 3, nextAttemptAt: new Date(0) });
  const { createdAt } = (await DeliveryModel.findById(held).lean()) ?? {};
  expect(await countHeldUp(new Date())).toEqual({ messages: 1, since: createdAt?.toISOString() });
});

it('a delivery that is written again stays as it is', async () => {
  const channel = { id: await createChannel(stores.database, { userId }), kind: 'email' as const };
  const delivery = { id: randomUUID(), owner: userId, channel, kind: 'test' as const, title: 'Test' };
  expect(await createDelivery(delivery)).toBe(true);
  await DeliveryModel.updateOne({ _id: delivery.id }, { $set: { state: 'sent', nextAttemptAt: null } });
  expect(await createDelivery(delivery)).toBe(false);
  expect(await DeliveryModel.findById(delivery.id).lean()).toMatchObject({ state: 'sent', nextAttemptAt: null });
});

it('a pause is told once to each owner of the channel’s organisation, and to no other member', async () => {
  const others = await Promise.all([1, 2].map(() => createProjectRows(stores.database)));
  for (const [turn, { userId: id }] of others.entries())
    await stores.database.membership.create({
      data: { organisationId, userId: id, role: turn === 0 ? 'owner' : 'member' },
    });
  const id = await createChannel(stores.database, { organisationId }, 'slack', { state: 'paused' });
  const channel = await stores.database.channel.update({ where: { id }, data: { pausedAt: new Date() } });
  await noticeChannelPaused(stores, channel, 'It answered 410 Gone');
  await noticeChannelPaused(stores, channel, 'It answered 410 Gone');
  const notices = await AlertModel.find({}).lean();
  expect(notices.map(({ owner }) => owner).toSorted()).toEqual([userId, others[0]?.userId].toSorted());
  expect(notices[0]).toMatchObject({
    eventId: null,
    inbox: true,
    state: 'unread',
    notice: { kind: 'channel-paused', channelId: id, channelName: 'slack', reason: 'It answered 410 Gone' },
  });
});
