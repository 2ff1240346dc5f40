import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runPipelineJob } from '@red-tortoise/contracts';
import { EventModel, FeedEntryModel, ImportModel, PackageModel } from '@red-tortoise/documents';
import { acceptImport } from '@red-tortoise/domain';
import { openQueue, type Queue } from '@red-tortoise/queue';
import {
  createProjectRows,
  type LoopbackRegistry,
  openStores,
  packument,
  startLoopbackRegistry,
  type TestStores,
} from '@red-tortoise/testing';
import { OrchestratorProcess } from './test-support/orchestrator-process.js';
import { sharedData } from './test-support/shared-data.js';

const moments = [new Date('2021-06-01'), null];
const kills = 1;
/** Of the registry's: enough for every kind of event, at a bearable length. */
const mostPackages = 160;

let stores: TestStores;
let registry: LoopbackRegistry;
const started: { stop(): Promise<void> }[] = [];
beforeAll(async () => {
  stores = await openStores();
  registry = await startLoopbackRegistry({ packuments: sharedData('packuments.ndjson.gz') ?? ownHistories() });
});
afterAll(async () => {
  for (const process of started) await process.stop();
  await registry.close();
  await stores.close();
});

describe('a replay of years of registry history', () => {
  it('tells the same events with the orchestrator killed at random points as without, none twice, none lost', async () => {
    const undisturbed = await replay({ disturb: false });
    const disturbed = await replay({ disturb: true });
    expect(undisturbed.events.length).toBeGreaterThan(100);
    expect(disturbed.events).toEqual(undisturbed.events);
    expect(disturbed.feed).toEqual(undisturbed.feed);
    expect(disturbed.feed.length).toBeGreaterThanOrEqual(undisturbed.events.length);
  }, 600_000);
});

/** One pass over all moments: looks at each twice, and answers what is in the outbox and in the feed at the end. */
async function replay({ disturb }: { disturb: boolean }): Promise<{ events: string[]; feed: string[] }> {
  await stores.empty();
  const scope = await createProjectRows(stores.database);
  const namespace = `replay-${randomUUID().slice(0, 8)}`;
  const orchestrator = new OrchestratorProcess({
    NAMESPACE: namespace,
    NPM_REGISTRY_URL: registry.url,
    NPM_SOFT_TTL: '1',
    LOG_LEVEL: 'info',
  });
  const queue = await openQueue({
    redisUrl: process.env.REDIS_URL as string,
    rabbitUrl: process.env.RABBITMQ_URL as string,
    namespace,
    timeout: 10_000,
    onError: () => {},
  });
  const context = { ...stores, queue };
  // Packages are looked up as soon as an import wants them, which may be before it is done.
  registry.at(moments[0] as Date);
  const accepted = await acceptImport(context, scope, {
    filename: 'bom.json',
    content: everyPackage(registry.names.slice(0, mostPackages)),
  });
  started.push(orchestrator);
  await orchestrator.start();
  await until(async () => (await ImportModel.findById(accepted._id).lean())?.state === 'done');
  for (const moment of moments) {
    registry.at(moment);
    await forgetNotFound();
    await runTwice(orchestrator, queue, disturb);
  }
  await until(async () => (await EventModel.countDocuments({ published: false })) === 0);
  const events = await EventModel.distinct('_id', { type: /^package\./ });
  await until(async () => (await FeedEntryModel.countDocuments({ type: /^package\./ })) >= events.length);
  await orchestrator.stop();
  await queue.close();
  const feed = await FeedEntryModel.distinct('eventId', { type: /^package\./ });
  return { events: events.sort(), feed: feed.sort() };
}

async function runTwice(orchestrator: OrchestratorProcess, queue: Queue, disturb: boolean): Promise<void> {
  for (let look = 0; look < 2; look++) {
    const done = completeRun(queue);
    if (disturb) await killNowAndThen(orchestrator, done);
    await done;
  }
}

/** A run on demand, as the clock would start one; resolves when it is done, by whichever process. */
async function completeRun(queue: Queue): Promise<void> {
  const schedule = await until(() => stores.database.schedule.findFirst({ where: { task: 'npm' } }));
  const run = await stores.database.pipelineRun.create({
    data: { scheduleId: schedule.id, task: 'npm', runAt: new Date(), trigger: 'test' },
  });
  await queue.enqueue(runPipelineJob, { runId: run.id }, { jobId: run.id });
  await until(async () => {
    const now = await stores.database.pipelineRun.findUniqueOrThrow({ where: { id: run.id } });
    if (now.state === 'failed') throw new Error(now.error ?? 'the run failed');
    return now.state === 'done';
  });
}

async function killNowAndThen(orchestrator: OrchestratorProcess, done: Promise<void>): Promise<void> {
  let over = false;
  void done.finally(() => {
    over = true;
  });
  for (let kill = 0; kill < kills && !over; kill++) {
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 3_000));
    await orchestrator.kill();
    await orchestrator.start();
  }
}

/** Packages that did not exist at an earlier moment would not be asked for again for hours. */
async function forgetNotFound(): Promise<void> {
  await PackageModel.updateMany({}, { $set: { nextAt: new Date(0) } });
}

async function until<T>(attempt: () => Promise<T>): Promise<NonNullable<T>> {
  for (;;) {
    const answer = await attempt();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function everyPackage(names: readonly string[]): Buffer {
  const components = names.map((name) => ({
    type: 'library',
    name,
    version: '1.0.0',
    purl: `pkg:npm/${name.replace('@', '%40')}@1.0.0`,
  }));
  return Buffer.from(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }));
}

/** Sixty packages with a version each quarter, and now and then another licence, publisher or script. */
function ownHistories() {
  return Array.from({ length: 60 }, (_, number) =>
    packument({
      name: `own-${number}`,
      versions: Array.from({ length: 24 }, (_, quarter) => ({
        version: `${1 + Math.floor(quarter / 8)}.${quarter % 8}.0`,
        at: new Date(Date.UTC(2018, quarter * 3, (number % 28) + 1)).toISOString(),
        license: quarter > 16 && number % 3 === 0 ? 'BUSL-1.1' : 'MIT',
        publisher: quarter > 12 && number % 5 === 0 ? 'newcomer' : 'founder',
        maintainers: quarter > 20 && number % 7 === 0 ? ['newcomer'] : ['founder'],
        ...(quarter > 18 && number % 4 === 0 ? { scripts: { postinstall: 'node setup.js' } } : {}),
      })),
    }),
  );
}
