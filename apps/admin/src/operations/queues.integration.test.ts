import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type DeadLetter, type Event, type JobDefinition, type QueuedJob } from '@red-tortoise/contracts';
import { z } from 'zod';
import type { Staff } from '../staff/test-support/staff.js';
import { startAdmin, type TestAdmin } from '../staff/test-support/start-admin.js';

const jobs = '/admin/api/operations/jobs';
const letters = '/admin/api/operations/dead-letters';
const fails = {
  name: 'fails',
  queue: 'imports',
  payload: z.object({ number: z.number() }),
  attempts: 1,
  backoffMilliseconds: 1,
} as const satisfies JobDefinition;
const event: Event = {
  id: 'e'.repeat(32),
  type: 'package.released',
  subject: 'pkg:npm/left-pad',
  key: 'pkg:npm/left-pad',
  occurredAt: '2026-01-01T00:00:00.000Z',
  observedAt: '2026-01-01T00:00:00.000Z',
  schemaVersion: 1,
  historical: false,
  data: { version: '1.0.0', previousVersion: null, level: null, publisher: null },
};

let admin: TestAdmin;
let staff: Staff;
let handled: number[] = [];
let mends = false;
let tried: Event[] = [];
const stopping = new AbortController();
beforeAll(async () => {
  admin = await startAdmin();
  staff = await admin.hire({ permissions: ['operations.view', 'operations.run'] });
  await staff.enter();
  const { queue } = admin.stores;
  queue.work([
    {
      definition: fails,
      concurrency: 1,
      async handle({ number }) {
        if (!mends) throw new Error(`no number ${number}`);
        handled.push(number);
        return `handled ${number}`;
      },
      async handleFailed() {},
    },
  ]);
  await until(async () => (await queue.quarantine.countDeadLetters()) >= 0);
  await queue.quarantine.work('a-processor', {
    signal: stopping.signal,
    isOurFault: async () => false,
    handle: async (one) => void tried.push(one.event),
  });
}, 300_000);
afterAll(() => {
  stopping.abort();
  return admin.close();
});
beforeEach(async () => {
  [handled, tried, mends] = [[], [], false];
  await staff.post(`${letters}/drop`, { ids: [...(await listed()).map(({ id }) => id), 'none'] });
  const failed = await list('failed');
  if (failed.length > 0) await staff.post(`${jobs}/remove`, { queue: 'imports', ids: failed.map(({ id }) => id) });
});

async function list(state: string): Promise<QueuedJob[]> {
  const { status, body } = await staff.get(`${jobs}?queue=imports&state=${state}`);
  expect([status, body]).toEqual([200, expect.anything()]);
  return body.items;
}
const listed = async (): Promise<DeadLetter[]> => (await staff.get(letters)).body.items;
const entriesOf = (objectId: string) => admin.stores.database.auditEntry.findMany({ where: { objectId } });

async function failing(...numbers: number[]): Promise<string[]> {
  const ids = numbers.map(() => randomUUID());
  for (const [at, number] of numbers.entries()) await admin.stores.queue.enqueue(fails, { number }, { jobId: ids[at] });
  await until(async () => {
    expect((await list('failed')).map(({ id }) => id).sort()).toEqual(ids.toSorted());
    return true;
  });
  return ids;
}

let offset = 0;
const bury = (content: unknown) =>
  admin.stores.queue.quarantine.bury({
    processor: 'a-processor',
    stream: 'events.0',
    partition: 0,
    offset: offset++,
    cause: 'it was broken',
    content: Buffer.from(JSON.stringify(content)),
  });

describe('jobs', () => {
  it('that failed are shown with payload and cause, and work when they are retried in bulk', async () => {
    const ids = await failing(1, 2);
    expect((await list('failed')).find(({ id }) => id === ids[0])).toMatchObject({
      name: 'fails',
      payload: { number: 1 },
      attempts: 1,
      mostAttempts: 1,
      failure: 'no number 1',
    });
    mends = true;
    const { body } = await staff.post(`${jobs}/retry`, {
      queue: 'imports',
      ids: [...ids, 'unknown'],
      comment: 'mended',
    });
    expect(body).toEqual({ done: 2, refused: [{ id: 'unknown', reason: expect.stringContaining('no such job') }] });
    await until(async () => handled.length === 2);
    await until(async () => {
      const done = (await list('done')).filter(({ id }) => ids.includes(id));
      expect(done.map(({ result }) => result).sort()).toEqual(['handled 1', 'handled 2']);
      expect(done).toEqual(expect.arrayContaining([expect.objectContaining({ finishedAt: expect.any(String) })]));
      return true;
    });
    expect(await entriesOf(ids[0] as string)).toMatchObject([
      { screen: 'job', verb: 'retry', state: 'done', byId: staff.id, comment: 'mended', after: { queue: 'imports' } },
    ]);
    expect(await entriesOf('unknown')).toMatchObject([{ state: 'failed' }]);
  });

  it('of a state are all retried, batch by batch; those that fail again meanwhile are not retried for ever', async () => {
    const ids = Array.from({ length: 205 }, () => randomUUID());
    for (const [number, jobId] of ids.entries()) await admin.stores.queue.enqueue(fails, { number }, { jobId });
    const failed = async () => (await staff.get(`${jobs}?queue=imports&state=failed`)).body.counts.failed;
    await until(async () => (await failed()) === ids.length);
    const asked = { queue: 'imports', state: 'failed', comment: 'all of them' };
    const first = await staff.post(`${jobs}/retry/all`, asked);
    // By the server's clock: that of a browser may be minutes ahead.
    const body = { ...asked, before: first.body.before };
    expect(first.body).toMatchObject({ done: 200, refused: [] });
    expect(first.body.left).toBeGreaterThanOrEqual(5);
    expect((await staff.post(`${jobs}/retry/all`, body)).body).toMatchObject({ done: 5, refused: [], left: 0 });
    expect((await staff.post(`${jobs}/retry/all`, body)).body).toMatchObject({ done: 0, refused: [], left: 0 });
    await until(async () => (await failed()) === ids.length);
    expect(await entriesOf(ids[0] as string)).toMatchObject([{ verb: 'retry', state: 'done', comment: 'all of them' }]);
    const every = { ...body, before: new Date(Date.now() + 60_000).toISOString() };
    await until(async () => (await staff.post(`${jobs}/remove/all`, every)).body.done === 0);
    expect(await failed()).toBe(0);
  }, 300_000);

  it('keep what they said, attempt by attempt', async () => {
    const [id] = await failing(7);
    const { lines } = (await staff.get(`${jobs}/imports/${id}/log`)).body;
    expect(lines).toEqual([expect.stringMatching(/^\d{4}-\S+Z attempt 1 failed: no number 7$/)]);
    expect((await staff.get(`${jobs}/imports/unknown/log`)).body).toEqual({ lines: [] });
  });

  it('are removed, and only those that wait for their time are promoted', async () => {
    const [id] = await failing(3);
    const promoted = await staff.post(`${jobs}/promote`, { queue: 'imports', ids: [id] });
    expect(promoted.body).toMatchObject({ done: 0, refused: [{ id }] });
    expect((await staff.post(`${jobs}/remove`, { queue: 'imports', ids: [id] })).body.done).toBe(1);
    expect((await staff.get(`${jobs}?queue=imports&state=failed`)).body).toMatchObject({
      items: [],
      counts: { failed: 0 },
    });
  });
});

describe('dead letters', () => {
  it('are shown with their cause as often as anybody looks, and stay', async () => {
    await bury(event);
    for (let look = 0; look < 25; look++) {
      expect(await listed()).toMatchObject([{ processor: 'a-processor', cause: 'it was broken', partition: 0 }]);
    }
    expect(JSON.parse((await listed())[0]?.content ?? '')).toEqual(event);
  });

  it('are tried again, mended or as they are, and are gone', async () => {
    await bury(event);
    await bury({ ...event, type: 'package.relesed' });
    const [good, bad] = (await listed()).map(({ id }) => id) as [string, string];
    const first = await staff.post(`${letters}/requeue`, { letters: [{ id: good }, { id: bad }] });
    expect(first.body).toEqual({ done: 1, refused: [{ id: bad, reason: expect.stringContaining('mend it') }] });
    const mended = { ...event, id: 'f'.repeat(32) };
    const second = await staff.post(`${letters}/requeue`, { letters: [{ id: bad, event: mended }], comment: 'a typo' });
    expect(second.body).toEqual({ done: 1, refused: [] });
    await until(async () => tried.length === 2);
    expect(tried).toEqual([event, mended]);
    expect((await staff.get(letters)).body).toEqual({ items: [], total: 0 });
    expect(await entriesOf(bad)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ verb: 'requeue', state: 'failed' }),
        expect.objectContaining({ verb: 'requeue', state: 'done', comment: 'a typo', after: { event: mended } }),
      ]),
    );
  });

  it('are not mended to what is no event', async () => {
    await bury(event);
    const [{ id }] = (await listed()) as [DeadLetter];
    const broken = { ...event, type: 'package.relesed' };
    const { status, body } = await staff.post(`${letters}/requeue`, { letters: [{ id, event: broken }] });
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(await listed()).toHaveLength(1);
  });

  it('are dropped one by one; what they said stays on record', async () => {
    await bury(event);
    await bury({ a: 'thing' });
    const [stays, goes] = (await listed()) as [DeadLetter, DeadLetter];
    expect((await staff.post(`${letters}/drop`, { ids: [goes.id] })).body).toEqual({ done: 1, refused: [] });
    expect((await listed()).map(({ id }) => id)).toEqual([stays.id]);
    expect(await entriesOf(goes.id)).toMatchObject([{ verb: 'drop', before: { content: '{"a":"thing"}' } }]);
  });
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  let failure: unknown = new Error('it did not come true in 20 s');
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    try {
      if (await condition()) return;
    } catch (error) {
      failure = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw failure;
}
