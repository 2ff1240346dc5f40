import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type EventDocument, EventModel, insertIgnoringDuplicates } from '@red-tortoise/documents';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { Outbox, outboxBatch } from './outbox.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await openStores();
  await stores.empty();
});
afterAll(() => stores.close());

it('the outbox gives every stored event once, oldest first, also one that was stored long after it was observed', async () => {
  const moment = Date.now();
  // More than two batches, and more than one of them at one moment, as a pipeline writes them.
  const events = Array.from({ length: outboxBatch * 2 + 10 }, (_, number) =>
    eventOf(number, moment - (number < outboxBatch + 5 ? 1 : 0)),
  );
  await insertIgnoringDuplicates(EventModel, events);
  const outbox = new Outbox();
  const read = await readAll(outbox);
  expect(read.map(({ _id }) => _id)).toEqual(events.map(({ _id }) => _id));

  await EventModel.create(eventOf(-1, moment - 3_600_000));
  let late: EventDocument[] = [];
  while (late.length === 0) late = await outbox.read([]);
  expect(late.map(({ _id }) => _id)).toEqual(['event-000-1']);
});

/** As the relay does: what was confirmed is handed in with the next look, and marked during it. */
async function readAll(outbox: Outbox): Promise<EventDocument[]> {
  const all: EventDocument[] = [];
  for (let confirmed: EventDocument[] = []; ; ) {
    const events = await outbox.read(confirmed);
    await EventModel.updateMany({ _id: { $in: confirmed.map(({ _id }) => _id) } }, { $set: { published: true } });
    if (events.length === 0) return all;
    all.push(...events);
    confirmed = events;
  }
}

function eventOf(number: number, observedAt: number): EventDocument {
  return {
    _id: `event-${String(number).padStart(5, '0')}`,
    type: 'package.released',
    subject: 'pkg:npm/p',
    key: 'pkg:npm/p',
    occurredAt: new Date(observedAt),
    observedAt: new Date(observedAt),
    schemaVersion: 1,
    historical: false,
    data: {},
    published: false,
  };
}
