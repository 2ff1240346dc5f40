import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type AdminCall, AdminSite, act, readJob } from '@red-tortoise/admin-kit';
import { adminScreens } from '@red-tortoise/admin-screens';
import { openQueue, type Queue } from '@red-tortoise/queue';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { OrchestratorProcess } from '../test-support/orchestrator-process.js';

const rows = 10_000;
const namespace = `admin-${randomUUID().slice(0, 8)}`;

let stores: TestStores;
let queue: Queue;
let orchestrator: OrchestratorProcess;
let call: AdminCall;
beforeAll(async () => {
  stores = await openStores();
  await stores.empty();
  queue = await openQueue({
    redisUrl: process.env.REDIS_URL as string,
    rabbitUrl: process.env.RABBITMQ_URL as string,
    namespace,
    timeout: 10_000,
    onError: () => {},
  });
  orchestrator = new OrchestratorProcess({ NAMESPACE: namespace, NPM_REGISTRY_URL: 'http://127.0.0.1:9/' });
  const viewer = { id: randomUUID(), name: 'Grace', superuser: true, can: () => false };
  call = { ...stores, queue, site: AdminSite.of(adminScreens), viewer };
}, 300_000);
afterAll(async () => {
  await orchestrator.stop();
  await queue.close();
  await stores.close();
});

it('a bulk action of 10,000 rows goes on where a killed orchestrator left it, and touches each row once', async () => {
  const { database } = stores;
  await database.organisation.create({ data: { id: 'acme', name: 'Acme' } });
  await database.alertRule.createMany({
    data: Array.from({ length: rows }, (_, at) => ({
      name: `Rule ${at}`,
      organisationId: 'acme',
      scope: {},
      conditions: {},
    })),
  });
  const selection = { all: { search: '', filters: {} } };
  const { job } = await act(call, 'alert-rule', 'disable', { selection, input: {} });
  const id = job?.id ?? '';
  const done = async () => (await readJob(call, id)).done;
  for (const reached of [1, 2_000]) {
    await orchestrator.start();
    await until(async () => (await done()) >= reached);
    await orchestrator.kill();
  }
  expect(await done()).toBeLessThan(rows);
  await orchestrator.start();
  await until(async () => (await readJob(call, id)).state === 'done');
  expect(await done()).toBe(rows);
  expect(await database.alertRule.count({ where: { enabled: true } })).toBe(0);
  const entries = await database.auditEntry.findMany({
    where: { jobId: id },
    select: { objectId: true, before: true },
  });
  expect(new Set(entries.map(({ objectId }) => objectId)).size).toBe(rows);
  // A row that was touched twice would have been found switched off already.
  expect(entries.filter(({ before }) => (before as { enabled?: boolean }).enabled !== true)).toEqual([]);
  expect(entries).toHaveLength(rows);
}, 600_000);

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
