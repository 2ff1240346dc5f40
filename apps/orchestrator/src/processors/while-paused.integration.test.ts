import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { StreamOffsetModel } from '@red-tortoise/documents';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { whilePaused } from './while-paused.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await openStores();
  await stores.empty();
});
afterAll(() => stores.close());

it('a processor that staff hold waits until they let it go, or it is to stop', async () => {
  const _id = 'alerts/events-0';
  const stopping = new AbortController();
  await whilePaused(_id, stopping.signal);
  await StreamOffsetModel.create({ _id, offset: 1, messageAt: null, lag: 0, at: new Date(), paused: true });
  let waits = true;
  const waiting = whilePaused(_id, stopping.signal).then(() => {
    waits = false;
  });
  await StreamOffsetModel.findById(_id);
  expect(waits).toBe(true);
  await StreamOffsetModel.updateOne({ _id }, { $set: { paused: false } });
  await waiting;
  await StreamOffsetModel.updateOne({ _id }, { $set: { paused: true } });
  const stopped = whilePaused(_id, stopping.signal);
  stopping.abort();
  await stopped;
});
