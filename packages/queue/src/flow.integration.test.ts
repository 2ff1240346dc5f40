import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Event } from '@red-tortoise/contracts';
import { eventPartitions, openQueue, type Queue } from './index.js';
import { BrokerProxy } from './test-support/broker-proxy.js';

const mostInFlight = 8_000_000;

let proxy: BrokerProxy;
let queue: Queue;
beforeEach(async () => {
  proxy = await BrokerProxy.open(process.env.RABBITMQ_URL as string);
  queue = await openQueue({
    redisUrl: process.env.REDIS_URL as string,
    rabbitUrl: proxy.url,
    namespace: `test-${randomUUID().slice(0, 8)}`,
    timeout: 5_000,
    onError: () => {},
  });
  await queue.stream.whenReady(AbortSignal.timeout(20_000));
});
afterEach(async () => {
  await queue.close();
  await proxy.close();
});

describe('publishing', () => {
  it('keeps little in memory, however much is published at once', async () => {
    let most = 0;
    function* many() {
      for (let number = 0; number < 8_000; number++) {
        most = Math.max(most, queue.stream.bytesInFlight);
        yield event(number, 4_000);
      }
    }
    await queue.stream.publish(many(), 60_000);
    expect(most).toBeGreaterThan(100_000);
    expect(most).toBeLessThanOrEqual(mostInFlight);
    expect(queue.stream.bytesInFlight).toBe(0);
  }, 300_000);

  it('waits while the broker has no memory left, without growing, and goes on afterwards', async () => {
    await queue.stream.publish([event(0, 10)], 10_000);
    await proxy.block();
    for (let attempt = 0; attempt < 3; attempt++) {
      const events = Array.from({ length: 5_000 }, (_, number) => event(number, 4_000));
      await expect(queue.stream.publish(events, 300)).rejects.toThrow();
      expect(queue.stream.bytesInFlight).toBeLessThanOrEqual(mostInFlight);
    }
    const waiting = queue.stream.publish([event(1, 10)], 30_000);
    await proxy.unblock();
    await waiting;
    await queue.stream.publish([event(2, 10)], 10_000);
    expect(queue.stream.bytesInFlight).toBe(0);
  }, 300_000);
});

it('a broker without memory left holds up who publishes, and nobody who reads', async () => {
  await queue.stream.publish(
    Array.from({ length: 2_000 }, (_, number) => event(number, 100)),
    30_000,
  );
  await proxy.block();
  await expect(queue.stream.publish([event(1, 10)], 300)).rejects.toThrow('did not confirm in time');
  await queue.pingRabbit();
  expect(await queue.quarantine.countDeadLetters()).toBe(0);
  const done = new AbortController();
  let read = 0;
  const reads = Array.from({ length: eventPartitions }, (_, partition) =>
    queue.stream.consume(partition, {
      ...{ afterOffset: null, batchSize: 20, signal: done.signal },
      handleBatch: async (batch) => {
        read += batch.length;
        if (read === 2_000) done.abort();
      },
      handlePoison: async () => {},
    }),
  );
  await Promise.all(reads);
  expect(read).toBe(2_000);
  await proxy.unblock();
}, 60_000);

describe('a reader that stands still', () => {
  it('holds up no other, and is sent no more than it can hold', async () => {
    await queue.stream.publish(
      Array.from({ length: 4_000 }, (_, number) => event(number, 100)),
      30_000,
    );
    const done = new AbortController();
    let slow = 0;
    let quick = 0;
    const read = (handleBatch: (batch: readonly unknown[]) => Promise<void>) =>
      Array.from({ length: eventPartitions }, (_, partition) =>
        queue.stream.consume(partition, {
          afterOffset: null,
          batchSize: 100,
          signal: done.signal,
          handleBatch,
          handlePoison: async () => {},
        }),
      );
    const standing = read(async (batch) => {
      slow += batch.length;
      await new Promise((resolve) => done.signal.addEventListener('abort', resolve));
    });
    const running = read(async (batch) => {
      quick += batch.length;
      if (quick === 4_000) done.abort();
    });
    await Promise.all([...standing, ...running]);
    expect(quick).toBe(4_000);
    expect(slow).toBeLessThanOrEqual(eventPartitions * 100);
  }, 300_000);
});

function event(number: number, size: number): Event {
  const moment = new Date(number * 1_000).toISOString();
  return {
    id: number.toString(16).padStart(32, '0'),
    type: 'package.released',
    subject: `pkg:npm/p${number % 50}`,
    key: `pkg:npm/p${number % 50}`,
    occurredAt: moment,
    observedAt: moment,
    schemaVersion: 1,
    historical: false,
    data: { version: '1'.repeat(size), previousVersion: null, level: null, publisher: null },
  };
}
