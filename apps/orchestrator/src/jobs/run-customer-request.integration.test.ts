import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CustomerProof } from '@red-tortoise/contracts';
import { ComponentModel } from '@red-tortoise/documents';
import { enqueueCustomerRequest, readCustomerFile, requestErasure, requestExport } from '@red-tortoise/domain';
import { openQueue, type Queue } from '@red-tortoise/queue';
import { createCustomer, openStores, type TestCustomer, type TestStores } from '@red-tortoise/testing';
import { OrchestratorProcess } from '../test-support/orchestrator-process.js';

const components = 8_000;
const namespace = `customers-${randomUUID().slice(0, 8)}`;

let stores: TestStores;
let queue: Queue;
let orchestrator: OrchestratorProcess;
let ada: TestCustomer;
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
  ada = await createCustomer(stores.database, 'ada', { components });
}, 300_000);
afterAll(async () => {
  await orchestrator.stop();
  await queue.close();
  await stores.close();
});

const asked = () => ({
  ...({ subject: 'organisation', id: ada.organisationId, reason: 'asked by letter' } as const),
  by: { id: 'grace', name: 'Grace' },
});
const find = (id: string) => stores.database.customerRequest.findUniqueOrThrow({ where: { id } });

/** Kills the orchestrator wherever each of these holds, and lets it finish then. */
async function runKilled(id: string, moments: readonly (() => Promise<boolean>)[]): Promise<void> {
  await enqueueCustomerRequest({ ...stores, queue }, id);
  for (const moment of moments) {
    await orchestrator.start();
    await until(moment);
    await orchestrator.kill();
    expect((await find(id)).state).toBe('running');
  }
  await orchestrator.start();
  await until(async () => (await find(id)).state === 'done');
  await orchestrator.stop();
}

it('an export goes on where a killed orchestrator left it, and writes each line once', async () => {
  const { id } = await stores.database.$transaction((transaction) => requestExport(transaction, asked()));
  const pieces = () => stores.database.customerRequestPiece.count({ where: { requestId: id } });
  await runKilled(id, [async () => (await pieces()) >= 3]);
  const { content } = await readCustomerFile(stores.database, id);
  const text = gunzipSync(Buffer.concat(await content.toArray())).toString('utf8');
  const lines = text.trim().split('\n');
  expect(new Set(lines).size).toBe(lines.length);
  expect(lines.filter((line) => line.startsWith('{"dataSet":"component"'))).toHaveLength(components);
}, 600_000);

it('an erasure goes on where a killed orchestrator left it, and proves that all that was found is gone', async () => {
  const { database } = stores;
  const before = await ComponentModel.countDocuments({ organisationId: ada.organisationId });
  const { id } = await database.$transaction((transaction) => requestErasure(transaction, { ...asked(), name: 'ada' }));
  const stepOf = async () => (await find(id)).step ?? '';
  const isCounting = async () => Object.keys((await find(id)).proof as object).length > 12;
  const isRemoving = async () => ['project', 'alert', 'digest-item', 'delivery', 'look'].includes(await stepOf());
  const isWithoutRoots = async () => (await database.organisation.count({ where: { id: ada.organisationId } })) === 0;
  await runKilled(id, [isCounting, isRemoving, isWithoutRoots]);
  const { proof, subjectName } = await find(id);
  expect(subjectName).toBe('');
  expect((proof as CustomerProof).component).toEqual({ found: before, done: before, left: 0, kept: null });
  for (const [name, { found, done, left, kept }] of Object.entries(proof as CustomerProof)) {
    expect([name, done, left]).toEqual([name, kept === null ? found : 0, kept === null ? 0 : found]);
  }
  expect(await ComponentModel.countDocuments({ organisationId: ada.organisationId })).toBe(0);
  expect(await ComponentModel.countDocuments({ organisationId: ada.personalId })).toBe(components);
}, 600_000);

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}
