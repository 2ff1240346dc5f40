import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { contentId, EventModel } from '@red-tortoise/documents';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { readLost } from './read-lost.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await openStores();
  await stores.empty();
  await EventModel.insertMany(Array.from({ length: 60 }, (_, number) => event(number)));
});
afterAll(() => stores.close());

/** Two of three have a place: in partition 0 the even ones, in partition 1 the odd ones, from offset 100 on. */
function event(number: number) {
  const [subject, at] = ['pkg:npm/lodash', new Date()];
  return {
    _id: contentId('lost', number),
    type: 'package.released',
    ...{ subject, key: subject, occurredAt: at, observedAt: at, schemaVersion: 1, historical: false, published: true },
    data: { version: `1.0.${number}`, previousVersion: null, level: null, publisher: null },
    ...(number % 3 === 0 ? {} : { partition: number % 2, offset: 100 + number }),
  };
}

async function read(partition: number, between: { after: number; before: number }, most?: number) {
  const batches = [];
  for await (const batch of readLost(partition, between, 4, most)) batches.push(batch.map(({ offset }) => offset));
  return batches;
}

it('answers the places of a partition between two others, in order and in batches', async () => {
  expect(await read(0, { after: 104, before: 128 })).toEqual([
    [108, 110, 114, 116],
    [120, 122, 126],
  ]);
  expect(await read(1, { after: -1, before: 108 })).toEqual([[101, 105, 107]]);
  expect(await read(1, { after: 159, before: 1_000 })).toEqual([]);
  expect(await read(2, { after: -1, before: 1_000 })).toEqual([]);
});

it('answers the same when one look finds only some of them', async () => {
  const all = (await read(0, { after: -1, before: 1_000 })).flat();
  expect(all).toHaveLength(20);
  expect((await read(0, { after: -1, before: 1_000 }, 3)).flat()).toEqual(all);
});
