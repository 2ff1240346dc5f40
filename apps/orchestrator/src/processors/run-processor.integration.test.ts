import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Event } from '@red-tortoise/contracts';
import { StreamOffsetModel } from '@red-tortoise/documents';
import { openStores, type TestStores } from '@red-tortoise/testing';
import type { OrchestratorContext } from '../context.js';
import { openTestContext } from '../test-support/test-context.js';
import type { Processor } from './processor.js';
import { startProcessor } from './run-processor.js';

let stores: TestStores;
let storesAreThere = true;
let context: OrchestratorContext;
const stopping = new AbortController();
beforeAll(async () => {
  stores = await openStores();
  await stores.empty();
  await stores.queue.stream.whenReady(AbortSignal.timeout(20_000));
  context = await openTestContext(stores, { storesAnswer: async () => storesAreThere });
});
afterAll(async () => {
  stopping.abort();
  await context.settings.stop();
  await stores.close();
});
beforeEach(() => {
  storesAreThere = true;
});

it('one bad event is set aside, and what stands before and behind it is handled', async () => {
  const handled = new Set<string>();
  const processor: Processor = {
    name: 'stumbles',
    batchSize: 50,
    async handleBatch(_, batch) {
      if (batch.some(({ event: { id } }) => id === idOf(7))) throw new Error('this one cannot be handled');
      for (const { event } of batch) handled.add(event.id);
      return undefined;
    },
  };
  await stores.queue.stream.publish(
    Array.from({ length: 20 }, (_, number) => event(number)),
    5_000,
  );
  startProcessor(context, processor, stopping.signal);
  await until(async () => handled.size === 19);
  expect(handled.has(idOf(7))).toBe(false);
  await until(async () => (await stores.queue.quarantine.countDeadLetters()) === 1);
  await until(async () => (await StreamOffsetModel.countDocuments({ _id: /^stumbles/, offset: { $gte: 0 } })) === 1);
}, 300_000);

it('while a store is away nothing is set aside, and nothing is lost', async () => {
  const handled = new Set<string>();
  let refusals = 0;
  storesAreThere = false;
  const before = await stores.queue.quarantine.countDeadLetters();
  const processor: Processor = {
    name: 'waits',
    batchSize: 50,
    async handleBatch(_, batch) {
      if (++refusals <= 6) throw new Error('the store is away');
      for (const { event } of batch) handled.add(event.id);
      return undefined;
    },
  };
  startProcessor(context, processor, stopping.signal);
  await until(async () => handled.size === 20);
  expect(await stores.queue.quarantine.countDeadLetters()).toBe(before);
}, 300_000);

const idOf = (number: number) => number.toString(16).padStart(32, '0');

/** All of one package, so that they share a partition. */
function event(number: number): Event {
  const moment = new Date(number * 1_000).toISOString();
  return {
    id: idOf(number),
    type: 'package.released',
    subject: 'pkg:npm/left-pad',
    key: 'pkg:npm/left-pad',
    occurredAt: moment,
    observedAt: moment,
    schemaVersion: 1,
    historical: false,
    data: { version: `1.0.${number}`, previousVersion: null, level: null, publisher: null },
  };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 40_000; Date.now() < end; ) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not come true in 40 s');
}
