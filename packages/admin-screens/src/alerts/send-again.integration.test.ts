import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type DeliveryDocument, DeliveryModel } from '@red-tortoise/documents';
import { countUse, readSendsOfChannel } from '@red-tortoise/domain';
import { createProjectRows, openStores, type TestStores } from '@red-tortoise/testing';
import { sendAgain } from './send-again.js';

let stores: TestStores;
let userId: string;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  ({ userId } = await createProjectRows(stores.database));
});

async function channel(state: 'active' | 'paused'): Promise<string> {
  const id = randomUUID();
  const target = { target: 'sealed', targetShown: 'https://hooks.example.test' };
  await stores.database.channel.create({ data: { id, userId, kind: 'webhook', name: 'On call', ...target, state } });
  return id;
}

async function delivery(channelId: string, change: Partial<DeliveryDocument> = {}): Promise<DeliveryDocument> {
  const said = {
    owner: userId,
    channelId,
    channelKind: 'webhook',
    kind: 'alert',
    title: 'Bad',
    state: 'sent',
  } as const;
  const made = { _id: randomUUID(), ...said, createdAt: new Date(), nextAttemptAt: null, ...change };
  return (await DeliveryModel.create(made)).toObject();
}

const again = (rows: DeliveryDocument[]) =>
  sendAgain(rows, { transaction: stores.database as never, queue: stores.queue });

it('a delivery is sent again once, however often its batch is run, and gives way to the new one', async () => {
  const old = await delivery(await channel('active'));
  expect(await again([old])).toBe('1 are on their way again');
  await DeliveryModel.updateOne({ replayOf: old._id }, { $set: { state: 'sent', nextAttemptAt: null } });
  await again([old]);
  expect(await DeliveryModel.find({ replayOf: old._id }).lean()).toMatchObject([{ state: 'sent', title: 'Bad' }]);
  expect(await DeliveryModel.findById(old._id).lean()).toMatchObject({ state: 'replayed' });
  expect(await DeliveryModel.countDocuments()).toBe(2);
});

it('what waits, confirms an address, gave way already or goes to a paused channel stays as it is', async () => {
  const active = await channel('active');
  const rows = [
    await delivery(active, { state: 'queued' }),
    await delivery(active, { state: 'replayed' }),
    await delivery(active, { kind: 'confirmation' }),
    await delivery(await channel('paused')),
  ];
  expect(await again(rows)).toContain('0 are on their way again; 4 stay as they are');
  expect(await DeliveryModel.countDocuments()).toBe(4);
});

it('counts against the hour of its channel, in the same place as its owners’ tests; the rest stays and is told', async () => {
  const [busy, other] = [await channel('active'), await channel('active')];
  await stores.database.setting.upsert({
    where: { name: 'channels.tests-per-hour' },
    create: { name: 'channels.tests-per-hour', value: 3 },
    update: { value: 3 },
  });
  const limit = await readSendsOfChannel(stores.database);
  expect(await countUse(stores.queue, limit, busy)).toBe(0);
  const rows = await Promise.all([busy, busy, busy, other].map((id) => delivery(id)));
  expect(await again(rows)).toBe(
    '3 are on their way again; 1 can be sent later: there are at most 3 tests and replays an hour for one channel',
  );
  expect(await countUse(stores.queue, limit, busy)).toBeGreaterThan(0);
  const [, , third] = rows;
  expect(await DeliveryModel.findById(third?._id).lean()).toMatchObject({ state: 'sent' });
  expect(await DeliveryModel.countDocuments({ replayOf: { $ne: null } })).toBe(3);
});
