import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runPipelineJob } from '@red-tortoise/contracts';
import {
  AdvisoryModel,
  type EventDocument,
  EventModel,
  type FindingDocument,
  FindingModel,
  ImportModel,
} from '@red-tortoise/documents';
import { acceptImport, type ProjectScope } from '@red-tortoise/domain';
import { openQueue, type Queue } from '@red-tortoise/queue';
import {
  advisoryDocument,
  componentManifest,
  createProjectRows,
  type MadeUpAdvisory,
  openStores,
  type TestStores,
} from '@red-tortoise/testing';
import { OrchestratorProcess } from './test-support/orchestrator-process.js';

const projects = 3;
const packages = Array.from({ length: 400 }, (_, number) => `part-${number}`);
const killsOfAPhase = 2;

let stores: TestStores;
const started: OrchestratorProcess[] = [];
beforeAll(async () => {
  stores = await openStores();
});
afterAll(async () => {
  for (const process of started) await process.stop();
  await stores.close();
});

/** Each third package is affected; some advisories are two records of one thing. */
const published: MadeUpAdvisory[] = packages.flatMap((name, number) => {
  if (number % 3 !== 0) return [];
  const names = [`CVE-${number}`, `GHSA-${number}`];
  const affects = { [name]: { fixed: '2.0.0' } };
  return [
    { id: `GHSA-${number}`, names, affects },
    ...(number % 2 === 0 ? [{ id: `CVE-${number}`, names, affects }] : []),
  ];
});
/** Of those, what becomes of some: withdrawn, about other versions, worse. Each leaves alone what imports upgrade. */
const changed = published.flatMap((advisory, position): MadeUpAdvisory[] => {
  const [name] = Object.keys(advisory.affects) as [string];
  if (isUpgraded(name)) return [];
  if (position % 4 === 0) return [{ ...advisory, withdrawnAt: new Date('2026-03-01') }];
  if (position % 4 === 1) return [{ ...advisory, affects: { [name]: { fixed: '1.0.0' } } }];
  return [{ ...advisory, level: 'critical' as const }];
});
function isUpgraded(name: string): boolean {
  return Number(name.slice('part-'.length)) % 2 === 0;
}

describe('an orchestrator that is killed while advisories come in and imports run', () => {
  it('ends with the findings of an undisturbed run, each event told once', async () => {
    const undisturbed = await live({ disturb: false });
    const disturbed = await live({ disturb: true });
    expect(undisturbed.findings.length).toBeGreaterThanOrEqual(projects * 130);
    expect(undisturbed.events.length).toBeGreaterThan(undisturbed.findings.length);
    expect(disturbed.findings).toEqual(undisturbed.findings);
    expect(disturbed.events).toEqual(undisturbed.events);
    expect(disturbed.judged).toEqual(undisturbed.judged);
    expect(new Set(undisturbed.judged).size).toBe(undisturbed.judged.length);
    const told = new Set(undisturbed.judged.map((text) => JSON.parse(text)[0]));
    expect(told.size).toBe(await AdvisoryModel.countDocuments({ withdrawnAt: null }));
    const followed = await FindingModel.countDocuments({ 'severity.override.reason': { $exists: true } });
    for (const before of followedAtKill) expect(before).toBeLessThan(followed);
  }, 600_000);
});

/** Everything is imported and published at once; then half of it is upgraded while advisories change. */
async function live({ disturb }: { disturb: boolean }): Promise<Record<'findings' | 'events' | 'judged', string[]>> {
  await stores.empty();
  const namespace = `findings-${randomUUID().slice(0, 8)}`;
  const orchestrator = new OrchestratorProcess({ NAMESPACE: namespace, NPM_REGISTRY_URL: 'http://127.0.0.1:9/' });
  started.push(orchestrator);
  const queue = await openQueue({
    redisUrl: process.env.REDIS_URL as string,
    rabbitUrl: process.env.RABBITMQ_URL as string,
    namespace,
    timeout: 10_000,
    onError: () => {},
  });
  const scopes = await Promise.all(Array.from({ length: projects }, () => createProjectRows(stores.database)));
  await orchestrator.start();
  const phases = [
    { advisories: published, version: () => '1.0.0' },
    { advisories: changed, version: (name: string) => (isUpgraded(name) ? '2.0.0' : '1.0.0') },
  ];
  for (const { advisories, version } of phases) {
    const done = settle(
      queue,
      scopes,
      advisories,
      componentManifest(packages.map((name) => `${name}@${version(name)}`)),
    );
    if (disturb) await killNowAndThen(orchestrator, done);
    await done;
  }
  await overrideAll(disturb ? orchestrator : null);
  await orchestrator.stop();
  await queue.close();
  return { findings: await findingsNow(scopes), events: await eventsNow(scopes), judged: await judgedNow() };
}

/** Staff think otherwise of every advisory. Killed are orchestrators that have told some of it, and stored some. */
async function overrideAll(killed: OrchestratorProcess | null): Promise<void> {
  const ids = await AdvisoryModel.distinct('_id');
  const reason = 'Only reachable with a debugger attached.';
  await stores.database.severityOverride.createMany({
    data: ids.map((advisoryId) => ({ advisoryId: String(advisoryId), severity: 'low' as const, reason })),
  });
  const isTold = async (count: number) => (await EventModel.countDocuments(judgements)) >= count;
  const changed = () => FindingModel.countDocuments({ 'severity.override.reason': reason });
  if (killed) {
    // Between the events and the state, and again while findings follow.
    for (const isMidway of [() => isTold(1), async () => (await changed()) > 0]) {
      // At once: it is a matter of milliseconds.
      while (!(await isMidway()));
      await killed.kill();
      followedAtKill.push(await changed());
      await killed.start();
    }
  }
  const isStored = { 'severity.override.reason': reason, findingsPending: false };
  await until(async () => (await AdvisoryModel.countDocuments(isStored)) === ids.length);
}
const judgements = { type: 'advisory.changed' } as const;
/** How many findings had followed when the orchestrator was killed. */
const followedAtKill: number[] = [];

/** What was told of each advisory, for each package that it speaks of. */
async function judgedNow(): Promise<string[]> {
  const events = await EventModel.find(judgements).lean<EventDocument[]>();
  return events.map(({ subject, data }) => JSON.stringify([data.advisoryId, subject, data.changes])).sort();
}

async function settle(
  queue: Queue,
  scopes: readonly ProjectScope[],
  advisories: readonly MadeUpAdvisory[],
  content: Buffer,
): Promise<void> {
  const context = { ...stores, queue };
  const accepted = await Promise.all(scopes.map((scope) => acceptImport(context, scope, { filename: null, content })));
  const documents = advisories.map(advisoryDocument);
  for (let start = 0; start < documents.length; start += 50) {
    await AdvisoryModel.bulkWrite(
      documents.slice(start, start + 50).map((document) => ({
        replaceOne: { filter: { _id: document._id }, replacement: document, upsert: true },
      })),
    );
    if (start === 0) await followSoon(queue);
  }
  await followSoon(queue);
  const importIds = accepted.map(({ _id }) => _id);
  await until(async () => (await ImportModel.countDocuments({ _id: { $in: importIds }, state: 'done' })) === projects);
  await until(async () => (await AdvisoryModel.countDocuments({ findingsPending: true })) === 0);
}

/** As the clock would start it, without the wait for the minute. */
async function followSoon(queue: Queue): Promise<void> {
  const schedule = await until(() => stores.database.schedule.findFirst({ where: { task: 'housekeeping' } }));
  const run = await stores.database.pipelineRun.create({
    data: { scheduleId: schedule.id, task: 'housekeeping', runAt: new Date(), trigger: 'test' },
  });
  await queue.enqueue(runPipelineJob, { runId: run.id }, { jobId: run.id });
}

async function killNowAndThen(orchestrator: OrchestratorProcess, done: Promise<void>): Promise<void> {
  let over = false;
  void done.finally(() => {
    over = true;
  });
  for (let kill = 0; kill < killsOfAPhase && !over; kill++) {
    await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 1_200));
    await orchestrator.kill();
    await orchestrator.start();
  }
}

/** What findings say, without moments, and without what of two simultaneous things came first. */
async function findingsNow(scopes: readonly ProjectScope[]): Promise<string[]> {
  const findings = await FindingModel.find({}).lean<FindingDocument[]>();
  return findings
    .map((finding) => {
      const { projectId, purl, state, present, resolution, names, advisoryIds, severity, why, path, history } = finding;
      const changes = history.map(({ from, to }) => [from, to]);
      const place = scopes.findIndex((scope) => scope.projectId === projectId);
      return JSON.stringify([
        place,
        purl,
        state,
        present,
        resolution,
        names,
        advisoryIds,
        severity,
        why,
        path,
        changes,
      ]);
    })
    .sort();
}

async function eventsNow(scopes: readonly ProjectScope[]): Promise<string[]> {
  const events = await EventModel.find({ subject: /^project:/ }).lean<EventDocument[]>();
  return events
    .map(({ type, subject, data }) => {
      const place = scopes.findIndex(({ projectId }) => subject === `project:${projectId}`);
      const { purl, names, resolution, packagesAdded, packagesRemoved } = data;
      return JSON.stringify([type, place, purl, names, resolution, packagesAdded, packagesRemoved]);
    })
    .sort();
}

async function until<T>(attempt: () => Promise<T>): Promise<NonNullable<T>> {
  for (;;) {
    const answer = await attempt();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
