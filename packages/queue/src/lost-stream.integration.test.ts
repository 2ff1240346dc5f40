import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Event } from '@red-tortoise/contracts';
import { deleteStreams } from './delete-streams.js';
import { openQueue, partitionOf, type Queue } from './index.js';

const rabbitUrl = process.env.RABBITMQ_URL as string;
const key = 'pkg:npm/left-pad';
const partition = partitionOf(key);

let queue: Queue;
const namespace = () => `test-${randomUUID().slice(0, 8)}`;
let own: string;
const open = async () => {
  const redisUrl = process.env.REDIS_URL as string;
  queue = await openQueue({ redisUrl, rabbitUrl, namespace: own, timeout: 5_000, onError: () => {} });
  await queue.stream.whenReady(AbortSignal.timeout(20_000));
};
beforeEach(async () => {
  own = namespace();
  await open();
});
afterEach(() => queue.close());

const idOf = (number: number) => number.toString(16).padStart(32, '0');
const publish = (from: number, to: number) =>
  queue.stream.publish(
    Array.from({ length: to - from }, (_, index) => event(from + index)),
    5_000,
  );
const isAnother = (offset: number, id: string | null) =>
  queue.stream.isAnother(partition, { offset, id }, AbortSignal.timeout(20_000));
/** Deleted, and declared by the next process that connects. */
async function loseLog(): Promise<void> {
  await deleteStreams(rabbitUrl, queue.stream.names);
  await queue.close();
  await open();
}

it('what is published into a stream that is gone is not taken for published', async () => {
  await deleteStreams(rabbitUrl, queue.stream.names);
  await expect(publish(0, 5)).rejects.toThrow('no such stream');
});

describe('a log', () => {
  it('is the same while its message is in its place, also at the end, or is not known by its id', async () => {
    await publish(0, 10);
    expect(await isAnother(9, idOf(9))).toBe(false);
    expect(await isAnother(3, idOf(3))).toBe(false);
    expect(await isAnother(3, null)).toBe(false);
  });

  it('is another one that is empty, or ends before', async () => {
    await publish(0, 10);
    await loseLog();
    expect(await isAnother(9, idOf(9))).toBe(true);
    expect(await isAnother(9, null)).toBe(true);
    await publish(10, 13);
    expect(await isAnother(9, idOf(9))).toBe(true);
  });

  it('is another one that has grown past the place and has another message there', async () => {
    await publish(0, 5);
    await loseLog();
    await publish(10, 20);
    expect(await isAnother(4, idOf(4))).toBe(true);
  });
});

function event(number: number): Event {
  const moment = new Date(number * 1_000).toISOString();
  return {
    ...{ id: idOf(number), type: 'package.released', subject: key, key, occurredAt: moment, observedAt: moment },
    ...{ schemaVersion: 1, historical: false },
    data: { version: `1.0.${number}`, previousVersion: null, level: null, publisher: null },
  };
}
