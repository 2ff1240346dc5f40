import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openQueue, type Queue } from './index.js';
import { BrokerProxy } from './test-support/broker-proxy.js';

let proxy: BrokerProxy;
beforeEach(async () => {
  proxy = await BrokerProxy.open(process.env.RABBITMQ_URL as string);
});
afterEach(async () => {
  await proxy.close();
});

const open = () =>
  openQueue({
    redisUrl: process.env.REDIS_URL as string,
    rabbitUrl: proxy.url,
    namespace: `test-${randomUUID().slice(0, 8)}`,
    timeout: 5_000,
    onError: () => {},
  });

describe('a broker that goes while a process connects to it', () => {
  it.each(['line', 'close'] as const)(
    'is connected to again (%s)',
    async (how) => {
      proxy.loseNext(2, how);
      const queue = await open();
      await queue.stream.whenReady(AbortSignal.timeout(20_000));
      await signalReaches(queue);
      expect(proxy.losses).toBe(0);
      await queue.pingRabbit();
      await queue.close();
    },
    40_000,
  );

  it('ends nothing else when the process was about to close', async () => {
    const queue = await open();
    while (!(await queue.pingRabbit().then(yes, no))) await soon();
    await proxy.block('everywhere');
    await queue.close();
    proxy.loseAll();
    await soon();
    expect(await queue.pingRabbit().then(yes, no)).toBe(false);
  }, 40_000);
});

/** Sends until it arrives: who listens is told to the broker at some moment after the connection. */
async function signalReaches(queue: Queue): Promise<void> {
  let arrived = false;
  queue.onSignal('packages.wanted', () => {
    arrived = true;
  });
  for (let tries = 0; !arrived && tries < 200; tries++) {
    queue.signal('packages.wanted', { ecosystem: 'npm' });
    await soon();
  }
  expect(arrived).toBe(true);
}

const yes = () => true;
const no = () => false;

function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}
