import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { packument } from '../packument.js';
import { type LoopbackRegistry, startLoopbackRegistry } from './start-loopback-registry.js';

let registry: LoopbackRegistry;
beforeEach(async () => {
  registry = await startLoopbackRegistry({
    packuments: ['left', 'right'].map((name) => packument({ name, versions: ['1.0.0'] })),
  });
});
afterEach(() => registry.close());

const ask = (name: string) => fetch(`${registry.url}${name}`);
const statuses = async (name: string, times: number) => {
  const found: number[] = [];
  for (let time = 0; time < times; time++) found.push((await ask(name)).status);
  return found;
};

describe('a fault', () => {
  it('meets the next requests for its package and no other', async () => {
    registry.fault({ kind: 'status', status: 503, name: 'left', times: 2 });
    expect(await statuses('right', 1)).toEqual([200]);
    expect(await statuses('left', 3)).toEqual([503, 503, 200]);
    expect(registry.requests.byPackage()).toEqual({ right: { 200: 1 }, left: { 503: 2, 200: 1 } });
  });

  it('meets all requests until it is taken back', async () => {
    const takeBack = registry.fault({ kind: 'status', status: 500 });
    expect(await statuses('left', 2)).toEqual([500, 500]);
    takeBack();
    expect(await statuses('left', 1)).toEqual([200]);
    registry.fault({ kind: 'status', status: 502 });
    registry.clearFaults();
    expect(await statuses('left', 1)).toEqual([200]);
  });

  it('by chance follows its seed', async () => {
    const series = async (seed: number) => {
      const takeBack = registry.fault({ kind: 'status', status: 500, probability: 0.5, seed });
      const found = await statuses('left', 24);
      takeBack();
      return found;
    };
    const first = await series(7);
    expect(await series(7)).toEqual(first);
    expect(await series(8)).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 500]));
  });

  it('can say when to come back', async () => {
    registry.fault({ kind: 'status', status: 429, retryAfter: 3, times: 1 });
    const response = await ask('left');
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '3']);
  });

  it('can cut a body, close a connection, and send what is no JSON', async () => {
    registry.fault({ kind: 'truncated', name: 'left', times: 1 });
    const cut = await ask('left');
    expect(cut.status).toBe(200);
    await expect(cut.text()).rejects.toThrow();

    registry.fault({ kind: 'closed', name: 'left', times: 1 });
    await expect(ask('left')).rejects.toThrow();
    expect(registry.requests.count({ name: 'left', status: 0 })).toBe(1);

    registry.fault({ kind: 'invalid-json', name: 'left', times: 1 });
    const broken = await ask('left');
    await expect(broken.json()).rejects.toThrow(/JSON/);
    expect(await statuses('left', 1)).toEqual([200]);
  });

  it('can be slow: the reader gives up first', async () => {
    registry.fault({ kind: 'slow', milliseconds: 60_000, name: 'left' });
    await expect(fetch(`${registry.url}left`, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
    expect(await statuses('right', 1)).toEqual([200]);
  });
});
