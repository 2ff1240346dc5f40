import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ActivityWindowModel, contentId, EventModel } from '@red-tortoise/documents';
import type { StreamedEvent } from '@red-tortoise/queue';
import { openStores, type TestStores } from '@red-tortoise/testing';
import fc from 'fast-check';
import { activityView } from '../index.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(() => stores.empty());

function streamed(offset: number, change: { partition?: number; historical?: boolean; says?: number } = {}) {
  const { partition = 0, historical = false, says = offset } = change;
  const moment = new Date(Date.UTC(2026, 0, 1, says % 3)).toISOString();
  const subject = `pkg:npm/p-${says % 4}`;
  return {
    event: {
      id: contentId(partition, says),
      type: says % 2 === 0 ? 'package.released' : 'package.deprecated',
      subject,
      key: subject,
      occurredAt: moment,
      observedAt: moment,
      schemaVersion: 1,
      historical,
      data: {},
    } as unknown as StreamedEvent['event'],
    partition,
    offset,
  };
}
const count = (batch: StreamedEvent[], late = false) => activityView.write(stores, batch, { target: 'current', late });
const windows = () => ActivityWindowModel.find({}).sort({ _id: 1 }).lean();
async function total(): Promise<number> {
  const counts = (await windows()).flatMap((window) => Object.values(window.counts));
  return counts.flatMap((byWord) => Object.values(byWord)).reduce((sum, one) => sum + one, 0);
}

describe('activity', () => {
  it('counts each event once, however the log is cut into batches, and when they come again', async () => {
    const log = Array.from({ length: 60 }, (_, offset) => streamed(offset));
    await count(log);
    const once = await windows();
    expect(await total()).toBe(60);
    // How many events a batch has, and how many of those before it come again because of a crash.
    const cut = fc.record({ length: fc.integer({ min: 1, max: 30 }), again: fc.integer({ min: 0, max: 20 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 6 }), async (cuts) => {
        await ActivityWindowModel.deleteMany({});
        let read = 0;
        for (const { length, again } of cuts) {
          await count(log.slice(Math.max(0, read - again), read + length));
          read = Math.min(log.length, read + length);
        }
        await count(log);
        expect(await windows()).toEqual(once);
      }),
      { numRuns: 15 },
    );
  }, 300_000);

  it('counts each event once when several partitions and a forgotten process count at the same time', async () => {
    const batches = [0, 1, 2].map((partition) =>
      Array.from({ length: 40 }, (_, offset) => streamed(offset, { partition })),
    );
    await Promise.all([...batches, ...batches].map((batch) => count(batch)));
    expect(await total()).toBe(120);
  });

  it('counts what came back from the quarantine once, and nothing of the past', async () => {
    await count([streamed(0), streamed(2), streamed(3, { historical: true })]);
    for (let times = 0; times < 2; times++) await count([streamed(1)], true);
    expect(await total()).toBe(3);
  });

  it('does not count an event again that a relay has published twice', async () => {
    const { event } = streamed(4);
    const { id: _id, ...said } = event;
    await EventModel.collection.insertOne({
      ...said,
      _id,
      occurredAt: new Date(event.occurredAt),
      observedAt: new Date(event.observedAt),
      published: true,
    } as never);
    await count([streamed(4)]);
    await count([streamed(5), streamed(9, { says: 4 })]);
    expect(await total()).toBe(2);
    expect(await EventModel.findById(_id).lean()).toMatchObject({ partition: 0, offset: 4 });
  });
});
