import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ComponentModel, ImportModel, ProjectPackageModel } from '@red-tortoise/documents';
import { acceptImport } from '@red-tortoise/domain';
import { openQueue, type Queue } from '@red-tortoise/queue';
import { createProjectRows, openStores, type TestStores } from '@red-tortoise/testing';
import { OrchestratorProcess } from '../test-support/orchestrator-process.js';

const size = 6_000;
const namespace = `import-${randomUUID().slice(0, 8)}`;

let stores: TestStores;
let queue: Queue;
let orchestrator: OrchestratorProcess;
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
  // Nobody answers at this address: what is tested here needs no registry.
  orchestrator = new OrchestratorProcess({ NAMESPACE: namespace, NPM_REGISTRY_URL: 'http://127.0.0.1:9/' });
}, 300_000);
afterAll(async () => {
  await orchestrator.stop();
  await queue.close();
  await stores.close();
});

describe('a worker that is killed in the middle of an import', () => {
  it('leaves it to the next one, which ends in the same state as if nothing had happened', async () => {
    const scope = await createProjectRows(stores.database);
    const accepted = await acceptImport({ ...stores, queue }, scope, { filename: 'bom.json', content: manifest() });
    for (const phase of ['storing', 'comparing'] as const) {
      await orchestrator.start();
      await until(async () => reached(await phaseOf(accepted._id), phase));
      await orchestrator.kill();
    }
    await orchestrator.start();
    await until(async () => (await phaseOf(accepted._id)) === 'finished');
    const done = await ImportModel.findById(accepted._id).lean();
    expect(done).toMatchObject({ state: 'done', error: null, counts: { components: size, notAssessed: 0 } });
    expect(await ComponentModel.countDocuments({ importId: accepted._id })).toBe(size);
    expect(await ComponentModel.distinct('purl', { importId: accepted._id })).toHaveLength(size);
    expect(await ProjectPackageModel.countDocuments({ projectId: scope.projectId })).toBe(size);
  }, 300_000);
});

const phases = ['waiting', 'parsing', 'storing', 'comparing', 'finished'];
const reached = (now: string, wanted: string) => phases.indexOf(now) >= phases.indexOf(wanted);

async function phaseOf(importId: string): Promise<string> {
  return (await ImportModel.findById(importId).lean())?.phase ?? 'waiting';
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

function manifest(): Buffer {
  const components = Array.from({ length: size }, (_, number) => ({
    type: 'library',
    name: `part-${number}`,
    version: '1.0.0',
    purl: `pkg:npm/part-${number}@1.0.0`,
  }));
  return Buffer.from(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }));
}
