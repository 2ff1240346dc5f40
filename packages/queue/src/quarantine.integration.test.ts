import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Event } from '@red-tortoise/contracts';
import { openQueue, type Queue } from './index.js';

let queue: Queue;
let stopping = new AbortController();
beforeAll(async () => {
  queue = await openQueue({
    redisUrl: process.env.REDIS_URL as string,
    rabbitUrl: process.env.RABBITMQ_URL as string,
    namespace: `test-${randomUUID().slice(0, 8)}`,
    timeout: 5_000,
    onError: () => {},
  });
  await until(async () => (await queue.quarantine.countDeadLetters()) === 0);
});
afterEach(() => {
  stopping.abort();
  stopping = new AbortController();
});
afterAll(() => queue.close());

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
const setAside = (processor: string) =>
  queue.quarantine.setAside({
    processor,
    stream: 'events.0',
    partition: 0,
    offset: 7,
    cause: 'it failed',
    content: Buffer.from(JSON.stringify(event)),
  });

it('what was set aside is tried again, and leaves when it succeeds', async () => {
  const handled: string[] = [];
  await setAside('mends');
  await queue.quarantine.work('mends', {
    signal: stopping.signal,
    isOurFault: async () => false,
    handle: async ({ event: { id } }) => {
      handled.push(id);
      if (handled.length < 2) throw new Error('not yet');
    },
  });
  await until(async () => handled.length === 2);
  expect(handled).toEqual([event.id, event.id]);
  expect(await queue.quarantine.countDeadLetters()).toBe(0);
});

it('a store that is away costs a message no attempt', async () => {
  let tries = 0;
  await setAside('waits');
  await queue.quarantine.work('waits', {
    signal: stopping.signal,
    isOurFault: async () => tries < 8,
    handle: async () => {
      if (++tries < 8) throw new Error('the store is away');
    },
  });
  await until(async () => tries === 8);
  expect(await queue.quarantine.countDeadLetters()).toBe(0);
});

it('what fails five times becomes a dead letter, once', async () => {
  const before = await queue.quarantine.countDeadLetters();
  let tries = 0;
  await setAside('fails');
  await queue.quarantine.work('fails', {
    signal: stopping.signal,
    isOurFault: async () => false,
    handle: async () => {
      tries++;
      throw new Error('never');
    },
  });
  await until(async () => (await queue.quarantine.countDeadLetters()) === before + 1);
  expect(tries).toBe(5);
}, 40_000);

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    if (await condition().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not come true in 30 s');
}
