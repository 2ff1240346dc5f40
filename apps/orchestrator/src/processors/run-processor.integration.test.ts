import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Event } from '@red-tortoise/contracts';
import { FeedEntryModel, ProjectPackageModel, StreamOffsetModel } from '@red-tortoise/documents';
import { openStores, type TestStores } from '@red-tortoise/testing';
import type { OrchestratorContext } from '../context.js';
import { LogWorld } from '../test-support/log-world.js';
import { openTestContext } from '../test-support/test-context.js';
import { feedFanOut } from './feed-fan-out.js';
import { Lag } from './lag.js';
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

it('the lag of a processor that hangs grows where it is measured and where it is stored, and goes with the lease', async () => {
  const log = await LogWorld.open(stores);
  const queue = await log.openQueue();
  let goOn = () => {};
  const hanging = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const processor: Processor = {
    name: 'hangs',
    batchSize: 50,
    async handleBatch() {
      await hanging;
      return undefined;
    },
  };
  const measured = async () => {
    const { values } = await context.metrics.streamLag.get();
    return values.filter(({ labels }) => labels.processor === 'hangs').map(({ value }) => value);
  };
  await queue.stream.whenReady(AbortSignal.timeout(20_000));
  await queue.stream.publish([event(1)], 5_000);
  startProcessor({ ...context, queue }, processor, stopping.signal);
  await until(async () => Math.max(...(await measured())) > 0);
  const first = Math.max(...(await measured()));
  await until(async () => Math.max(...(await measured())) > first);
  await until(async () => (await StreamOffsetModel.countDocuments({ _id: /^hangs/, lag: { $gt: first } })) === 1);
  goOn();
  await queue.close();
  expect(await measured()).toEqual([]);
  await log.close();
}, 60_000);

it('a batch that reaches more readers than memory should hold is handled in parts, and all of it has its effect', async () => {
  const log = await LogWorld.open(stores);
  const queue = await log.openQueue();
  const events = Array.from({ length: 150 }, (_, number) => event(number));
  const uses = Array.from({ length: 150 }, (_, number) => ({
    ...{ _id: `p${number}/pkg:npm/left-pad`, projectId: `p${number}`, organisationId: 'o' },
    ...{ packagePurl: 'pkg:npm/left-pad', name: 'left-pad', version: '1.0.0', path: [], direct: true, dev: false },
    ...{ feed: 'current', addedAt: new Date(0) },
  }));
  await ProjectPackageModel.collection.insertMany(uses as never[]);
  const batches: number[] = [];
  const processor: Processor = {
    ...feedFanOut,
    gather: 1_000,
    async handleBatch(of, batch, late) {
      const announce = await feedFanOut.handleBatch(of, batch, late);
      batches.push(batch.length);
      return announce;
    },
  };
  await queue.stream.whenReady(AbortSignal.timeout(20_000));
  await queue.stream.publish(events, 5_000);
  startProcessor({ ...context, queue }, processor, stopping.signal);
  await until(async () => (await StreamOffsetModel.countDocuments({ _id: /^feed-fan-out/, offset: 149 })) === 1);
  expect(await FeedEntryModel.countDocuments()).toBe(150 * 150);
  expect(batches.reduce((sum, size) => sum + size, 0)).toBe(150);
  for (const size of batches) expect(size * 150).toBeLessThanOrEqual(20_000);
  await queue.close();
  await log.close();
}, 60_000);

it('nothing is known of a lag before somebody has looked, and then it is told', async () => {
  const { streamLag } = context.metrics;
  const told = async () => (await streamLag.get()).values.filter(({ labels }) => labels.processor === 'looks').length;
  const lag = new Lag(streamLag, { processor: 'looks', partition: '0' });
  expect([lag.grow(), await told()]).toEqual([null, 0]);
  lag.waitsSince(undefined);
  expect([lag.grow(), await told()]).toEqual([0, 1]);
});

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
