import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { models, PackageModel } from '@red-tortoise/documents';
import { LiveSettings } from '@red-tortoise/domain';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { type LoopbackRegistry, packument, startLoopbackRegistry } from '@red-tortoise/testing/registry';
import type { OrchestratorContext } from '../../context.js';
import { DryRunReport } from '../../schedules/dry-run-report.js';
import { npmTask } from './npm-task.js';

let stores: TestStores;
let settings: LiveSettings;
beforeAll(async () => {
  stores = await openStores();
  settings = await LiveSettings.start(stores.database, { onError: stores.onError });
});
afterAll(async () => {
  await settings.stop();
  await stores.close();
});
beforeEach(() => stores.empty());

const documents = ['a', 'b', 'c'].map((name) => packument({ name, versions: [{ version: '1.0.0' }] }));
const later = () => new Date(Date.now() + 24 * 60 * 60_000);

function taskOf({ url }: Pick<LoopbackRegistry, 'url'>) {
  const environment = { NPM_REGISTRY_URL: url, NPM_CONCURRENCY: 2, NPM_LOOKUP_BUDGET: 0, NPM_SOFT_TTL: 3_600_000 };
  return npmTask({ ...stores, settings, environment } as unknown as OrchestratorContext);
}

async function run(registry: LoopbackRegistry, request: unknown = null): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  await taskOf(registry).run({
    ...{ id: 'run', startedAt: new Date(), cursor: null, request, signal: new AbortController().signal },
    async saveProgress(progress) {
      for (const [name, count] of Object.entries(progress.counts)) counts[name] = (counts[name] ?? 0) + count;
    },
  });
  return counts;
}

async function dryRun(registry: LoopbackRegistry, from = 'next'): Promise<DryRunReport> {
  const report = new DryRunReport();
  const { signal } = new AbortController();
  await taskOf(registry).dryRun?.({ from, startedAt: new Date(), signal, report, save: async () => {} });
  return report;
}

async function want(...names: string[]): Promise<void> {
  const rest = { ecosystem: 'npm', state: 'not-fetched', nextAt: new Date(0), wanted: true, priority: 0 } as const;
  await PackageModel.create(names.map((name) => ({ _id: `pkg:npm/${name}`, name, ...rest })));
}

async function withRegistry(work: (registry: LoopbackRegistry) => Promise<void>): Promise<void> {
  const registry = await startLoopbackRegistry({ packuments: documents });
  await work(registry).finally(() => registry.close());
}

const dump = () => Promise.all(models.map((model) => model.collection.find({}).sort({ _id: 1 }).toArray()));

describe('a dry run of npm', () => {
  it('says what the run after it finds, and leaves no trace: not even that it looked', async () => {
    await withRegistry(async (registry) => {
      await want('a', 'b', 'gone');
      const before = await dump();
      const { counts, events, examples, complete } = await dryRun(registry);
      expect(await dump()).toEqual(before);
      expect([counts, complete]).toEqual([{ packages: 3, change: 2, unchanged: 1 }, true]);
      expect(events).toEqual({ 'package.released': 2 });
      expect(examples[0]).toMatchObject({ what: 'change', id: 'pkg:npm/a' });
      expect(examples[0]?.detail).toContain('versions: 1 added, 0 changed, 0 gone; package.released 1.0.0');
      expect(await run(registry)).toEqual({ lookUps: 3 });
      expect((await dryRun(registry)).counts).toEqual({});
      expect((await dryRun(registry, 'start')).counts).toEqual({ packages: 3, unchanged: 3 });
    });
  });
});

describe('looking again', () => {
  const moment = '2026-01-01T00:00:00.000Z';

  it.each([
    ['before', ['pkg:npm/a', 'pkg:npm/c']],
    ['since', ['pkg:npm/b']],
  ] as const)('asks whole for what was answered %s a moment, and for nothing else', async (answered, asked) => {
    await withRegistry(async (registry) => {
      await want('a', 'b', 'c', 'd');
      const answers = { a: new Date('2025-12-31'), b: new Date(moment), c: null, d: null };
      for (const [name, fetchedAt] of Object.entries(answers)) {
        const state = { fetchedAt, nextAt: later(), etag: '"old"', wanted: name !== 'd' };
        await PackageModel.updateOne({ name }, { $set: state });
      }
      const now = new Date();
      const counts = await run(registry, { answered, moment });
      expect(counts).toEqual({ madeDue: asked.length, lookUps: asked.length });
      const looked = await PackageModel.find({ fetchedAt: { $gte: now } }).sort({ _id: 1 });
      expect(looked.map(({ _id }) => _id)).toEqual(asked);
    });
  });
});
