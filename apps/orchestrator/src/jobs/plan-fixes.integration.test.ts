import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import {
  AdvisoryModel,
  type FindingDocument,
  FindingModel,
  PackageModel,
  ProjectStateModel,
} from '@red-tortoise/documents';
import { acceptImport, letGoOfFixPackages, type ProjectScope } from '@red-tortoise/domain';
import { openQueue, type Queue } from '@red-tortoise/queue';
import { advisoryDocument, createProjectRows, openStores, type TestStores } from '@red-tortoise/testing';
import { type LoopbackRegistry, packument, startLoopbackRegistry } from '@red-tortoise/testing/registry';
import { OrchestratorProcess } from '../test-support/orchestrator-process.js';

const namespace = `fixes-${randomUUID().slice(0, 8)}`;
const requiring = (version: string, dependencies: Record<string, string>) => ({ version, manifest: { dependencies } });

let stores: TestStores;
let queue: Queue;
let registry: LoopbackRegistry;
let orchestrator: OrchestratorProcess;
let scope: ProjectScope;
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
  registry = await startLoopbackRegistry({
    packuments: [
      packument({
        name: 'server',
        versions: [requiring('1.0.0', { parser: '1.0.0' }), requiring('1.0.1', { parser: '^1.1.0', helper: '^1.0.0' })],
      }),
      packument({ name: 'parser', versions: ['1.0.0', '1.1.0'] }),
      // Nothing in the project has these two: they are looked up since the fix would bring them in.
      packument({ name: 'helper', versions: [requiring('1.0.0', { deeper: '^1.0.0' })] }),
      packument({ name: 'deeper', versions: ['1.0.0'] }),
      packument({ name: 'stuck', versions: ['1.0.0'] }),
    ],
  });
  orchestrator = new OrchestratorProcess({ NAMESPACE: namespace, NPM_REGISTRY_URL: registry.url });
  await orchestrator.start();
}, 300_000);
afterAll(async () => {
  await orchestrator.stop();
  await registry.close();
  await queue.close();
  await stores.close();
});
beforeEach(async () => {
  scope = await createProjectRows(stores.database);
});

it('"not enough data yet" ends by itself: what a plan misses is looked up, and the finding says its fix', async () => {
  await AdvisoryModel.create([
    advisoryDocument({ id: 'GHSA-parser', affects: { parser: { fixed: '1.1.0' } } }),
    advisoryDocument({ id: 'GHSA-stuck', affects: { stuck: {} } }),
  ]);
  await importNow({ server: '1.0.0', stuck: '1.0.0' }, { server: { parser: '1.0.0' } });
  await until(async () => (await fixOf('parser'))?.state === 'upgrade');
  expect(await fixOf('parser')).toEqual({
    state: 'upgrade',
    steps: [
      { kind: 'upgrade', packagePurl: 'pkg:npm/server', name: 'server', from: '1.0.0', to: '1.0.1', level: 'patch' },
    ],
    blockedBy: null,
    missing: [],
    computedAt: expect.any(Date),
  });
  expect((await fixOf('stuck'))?.state).toBe('no-fix-published');
  await until(async () => (await summary())?.fixable === 1);
  expect(await PackageModel.findById('pkg:npm/deeper').lean()).toMatchObject({ wanted: true, priority: 2 });

  await PackageModel.updateMany({}, { $set: { fetchedAt: new Date(0) } });
  expect(await letGoOfFixPackages({ ...stores, queue })).toBe(2);
  expect(await PackageModel.distinct('name', { wanted: true })).toEqual(['parser', 'server', 'stuck']);
}, 300_000);

it('a fix that is published later is found when the registry tells of it', async () => {
  await importNow({ stuck: '1.0.0' }, {});
  await until(async () => (await fixOf('stuck'))?.state === 'no-fix-published');
  await AdvisoryModel.replaceOne(
    { _id: 'GHSA-stuck' },
    advisoryDocument({ id: 'GHSA-stuck', affects: { stuck: { fixed: '1.0.1' } }, findingsPending: false }),
  );
  registry.put(packument({ name: 'stuck', versions: ['1.0.0', '1.0.1'] }));
  await PackageModel.updateOne({ _id: 'pkg:npm/stuck' }, { $set: { nextAt: new Date(), attemptedAt: null } });
  queue.signal('packages.wanted', { ecosystem: 'npm' });
  await until(async () => (await fixOf('stuck'))?.state === 'upgrade');
}, 300_000);

async function fixOf(name: string) {
  return (await FindingModel.findOne({ projectId: scope.projectId, name }).lean<FindingDocument>())?.fix;
}

async function summary() {
  return (await ProjectStateModel.findById(scope.projectId).lean())?.summary?.findings;
}

async function importNow(direct: Record<string, string>, requires: Record<string, Record<string, string>>) {
  const entries = Object.entries({ ...direct, ...Object.assign({}, ...Object.values(requires)) });
  const lockfile = {
    lockfileVersion: 3,
    packages: Object.fromEntries([
      ['', { dependencies: direct }],
      ...entries.map(([name, version]) => [`node_modules/${name}`, { version, dependencies: requires[name] ?? {} }]),
    ]),
  };
  const content = Buffer.from(JSON.stringify(lockfile));
  await acceptImport({ ...stores, queue }, scope, { filename: 'package-lock.json', content });
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
