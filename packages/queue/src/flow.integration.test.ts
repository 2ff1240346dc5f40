import { randomUUID } from 'node:crypto';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Event } from '@red-tortoise/contracts';
import { eventPartitions, openQueue, type Queue } from './index.js';

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
  }, 90_000);

  it('waits while the broker has no memory left, without growing, and goes on afterwards', async () => {
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
  }, 60_000);
});

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
  }, 60_000);
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

/** The real broker behind a line on which it can say that it is out of memory, and then reads nothing more. */
class BrokerProxy {
  private readonly lines: { client: Socket; broker: Socket }[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(address: string): Promise<BrokerProxy> {
    const target = new URL(address);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const own = new URL(address);
    own.port = String((server.address() as AddressInfo).port);
    const proxy = new BrokerProxy(server, own.href);
    server.on('connection', (client) => {
      const broker = connect(Number(target.port), target.hostname);
      client.on('error', () => broker.destroy()).pipe(broker);
      broker.on('error', () => client.destroy()).pipe(client);
      proxy.lines.push({ client, broker });
    });
    return proxy;
  }

  async block(): Promise<void> {
    for (const { client, broker } of this.lines) {
      client.unpipe(broker);
      client.pause();
      client.write(methodFrame(60, Buffer.from('\x06memory')));
    }
    // It is read by then.
    await new Promise((resolve) => setTimeout(resolve, 200));
  }

  async unblock(): Promise<void> {
    for (const { client, broker } of this.lines) {
      client.write(methodFrame(61, Buffer.alloc(0)));
      client.pipe(broker);
    }
  }

  async close(): Promise<void> {
    for (const { client, broker } of this.lines) {
      client.destroy();
      broker.destroy();
    }
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** A method of the class `connection` as a frame of AMQP 0-9-1; 60 is `blocked`, 61 is `unblocked`. */
function methodFrame(method: number, content: Buffer): Buffer {
  const head = Buffer.alloc(11);
  head.writeUInt8(1, 0);
  head.writeUInt32BE(content.length + 4, 3);
  head.writeUInt16BE(10, 7);
  head.writeUInt16BE(method, 9);
  return Buffer.concat([head, content, Buffer.from([0xce])]);
}
