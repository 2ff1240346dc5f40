import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packument } from '@red-tortoise/testing';
import { type FaultyProduct, startFaultyProduct } from './faulty-product.mjs';

const names = Array.from({ length: 30 }, (_, number) => `part-${number}`);

let product: FaultyProduct;
let projectId: string;
beforeAll(async () => {
  product = await startFaultyProduct(names.map((name) => packument({ name, versions: ['1.0.0', '1.1.0'] })));
  projectId = (await product.ask('/v1/projects', { json: { name: 'faults' } })).id;
  await importAndWait(0);
}, 600_000);
afterAll(() => product?.stop());

describe('a store that is killed', () => {
  it.each([
    ['redis', 'redis'],
    ['rabbitmq', 'rabbitmq'],
    ['mongo', 'mongodb'],
    ['postgres', 'postgres'],
  ] as const)(
    '%s: is named by the health page, and nothing that was accepted is lost',
    async (store, name) => {
      const before = await accept(1);
      await product.services.kill(store, 'SIGKILL');
      await until(async () => (await ready()).status === 503);
      // Not it alone: PostgreSQL is the engine of the local MongoDB.
      expect(await (await ready()).json()).toMatchObject({ down: expect.arrayContaining([name]) });
      await product.services.restart(store);
      await until(async () => (await ready()).status === 200);
      await waitUntilDone(before);
      await importAndWait(2);
      const components = await product.ask(`/v1/projects/${projectId}/components?limit=200`);
      expect(components.items).toHaveLength(names.length);
    },
    120_000,
  );

  it('costs no event of the feed, and brings none twice', async () => {
    await until(async () => (await feedEvents()).length >= names.length * 2);
    const ids = await feedEvents();
    expect(ids).toHaveLength(names.length * 2);
    expect(new Set(ids).size).toBe(ids.length);
  }, 300_000);
});

/** The ids of all releases in the project's feed, page by page. */
async function feedEvents(): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ; ) {
    const page = await product.ask(`/v1/projects/${projectId}/feed?limit=50&types=package.released${cursor}`);
    for (const { event } of page.items) ids.push(event.id);
    if (page.next === null) return ids;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

let round = 0;
async function importAndWait(step: number): Promise<void> {
  await waitUntilDone(await accept(step));
}

/** Another content each time, with the same packages. */
async function accept(step: number): Promise<string> {
  const dependencies = Object.fromEntries(names.map((name) => [name, '*']));
  const packages = Object.fromEntries(
    names.map((name) => [
      `node_modules/${name}`,
      {
        version: '1.0.0',
        resolved: `https://registry.example.test/${name}/-/${name}-1.0.0.tgz`,
        integrity: 'sha512-AA==',
      },
    ]),
  );
  round += 1;
  const lockfile = {
    name: 'faults',
    version: `${step}.${round}.0`,
    lockfileVersion: 3,
    packages: { '': { name: 'faults', dependencies }, ...packages },
  };
  return (await product.ask(`/v1/projects/${projectId}/imports`, { json: lockfile })).id;
}

async function waitUntilDone(importId: string): Promise<void> {
  await until(async () => {
    const { state, error } = await product.ask(`/v1/imports/${importId}`);
    if (state === 'failed') throw new Error(`the import failed: ${JSON.stringify(error)}`);
    return state === 'done';
  });
}

const ready = () => fetch(`${product.urls.api}/health/ready`);

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('it did not come true within a minute');
}
