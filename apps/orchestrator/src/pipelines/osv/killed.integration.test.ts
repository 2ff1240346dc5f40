import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AdvisoryModel, AdvisoryRecordModel, EventModel, QuarantinedRecordModel } from '@red-tortoise/documents';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { startAdvisoryServer } from '../../test-support/advisory-server.js';
import { OrchestratorProcess } from '../../test-support/orchestrator-process.js';
import { osvRecord } from '../../test-support/osv-records.js';

const folder = mkdtempSync(join(tmpdir(), 'killed-'));
let stores: TestStores;
let orchestrator: OrchestratorProcess;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(async () => {
  await stores.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  await stores.empty();
  orchestrator = new OrchestratorProcess({
    NAMESPACE: `killed-${randomUUID().slice(0, 8)}`,
    LOG_LEVEL: 'info',
    ADVISORIES_FOLDER: folder,
  });
});
afterEach(() => orchestrator.stop());

const fileOf = (name: string) => join(folder, `${name}.ndjson`);

function addSource(name: string, location = fileOf(name)) {
  return stores.database.advisorySource.create({ data: { name, title: name, location, cron: '0 0 1 1 *' } });
}

const rowOf = (name: string) => stores.database.advisorySource.findUniqueOrThrow({ where: { name } });
const taskOf = (name: string) => ({ task: `advisories-${name}` });
const runOf = (name: string) => stores.database.pipelineRun.findFirst({ where: taskOf(name) });
const makeDue = (name: string) =>
  stores.database.schedule.updateMany({ where: taskOf(name), data: { nextRunAt: new Date() } });

async function until<T>(attempt: () => Promise<T>): Promise<NonNullable<T>> {
  for (;;) {
    const answer = await attempt();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('an orchestrator that is killed at random while advisories load', () => {
  it('ends with the advisories, groups and events of one that was not', async () => {
    const undisturbed = await loadTwice({ disturb: false });
    await stores.empty();
    const disturbed = await loadTwice({ disturb: true });
    expect(undisturbed.events.length).toBeGreaterThan(1_500);
    expect(undisturbed.quarantine.length).toBeGreaterThan(0);
    expect(disturbed).toEqual(undisturbed);
  }, 300_000);

  /** Loads two sources whose aliases cross, then their next state. */
  async function loadTwice({ disturb }: { disturb: boolean }) {
    const names = ['one', 'two'];
    for (const name of names) {
      writeFileSync(fileOf(name), recordsOf(name, 1));
      await addSource(name);
    }
    await orchestrator.start();
    await whileLoading(names, disturb);
    const versions = new Map<string, string | null>();
    for (const name of names) {
      versions.set(name, (await rowOf(name)).version);
      writeFileSync(fileOf(name), recordsOf(name, 2));
      await makeDue(name);
    }
    await whileLoading(names, disturb, versions);
    await until(async () => (await AdvisoryModel.countDocuments({ findingsPending: true })) === 0);
    await orchestrator.stop();
    return await readState();
  }

  async function whileLoading(names: string[], disturb: boolean, versions = new Map<string, string | null>()) {
    if (disturb) {
      await until(() => AdvisoryModel.exists({ source: { $in: names }, findingsPending: true }));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 800));
      await orchestrator.kill();
      await orchestrator.start();
    }
    for (const name of names) {
      await until(async () => {
        const { version } = await rowOf(name);
        return version !== null && version !== versions.get(name);
      });
    }
  }

  async function readState() {
    const source = { source: { $in: ['one', 'two'] } };
    const advisories = await AdvisoryModel.find(source).sort({ _id: 1 }).lean();
    const events = await EventModel.find({ type: /^advisory\./ })
      .sort({ _id: 1 })
      .lean();
    const quarantine = await QuarantinedRecordModel.find(source).sort({ _id: 1 }).lean();
    return {
      advisories: advisories.map(({ storedAt, ...said }) => said),
      texts: await AdvisoryRecordModel.find().sort({ _id: 1 }).lean(),
      events: events.map(({ _id, type, subject, historical }) => ({ _id, type, subject, historical })),
      quarantine: quarantine.map(({ firstSeenAt, lastSeenAt, ...said }) => said),
    };
  }

  /** In the second state every fifth is changed, in one of several ways. */
  function recordsOf(source: string, state: 1 | 2): string {
    const modified = new Date(Date.UTC(2024, state)).toISOString();
    const changes = [
      { fixed: '2.0.0' },
      { database_specific: { severity: 'LOW' } },
      { withdrawn: modified },
      { id: '' },
    ];
    const lines = Array.from({ length: 1_100 }, (_, index) => {
      const record = {
        id: `GHSA-${source}-${index}`,
        name: `package-${index % 300}`,
        aliases: [`CVE-${index}`, ...(index % 10 === 0 ? [`CVE-${index + 5}`] : [])],
      };
      const isChanged = state === 2 && index % 5 === 0;
      return osvRecord(isChanged ? { ...record, modified, ...changes[(index / 5) % changes.length] } : record);
    });
    return lines.join('\n');
  }
});

describe('the sources of advisories', () => {
  it('are followed while the orchestrator runs: one that is added is read, one that is disabled is not', async () => {
    writeFileSync(fileOf('known'), osvRecord());
    await addSource('known');
    await orchestrator.start();
    await until(async () => (await runOf('known'))?.state === 'done');
    await stores.database.advisorySource.update({ where: { name: 'known' }, data: { enabled: false } });
    writeFileSync(fileOf('added'), osvRecord({ id: 'GHSA-added' }));
    await addSource('added');
    await until(async () => (await runOf('added'))?.state === 'done');
    // The time keeper has looked, since it knows the added one: what is due now starts, and this one does not.
    await makeDue('known');
    await makeDue('added');
    await until(
      async () => (await stores.database.pipelineRun.count({ where: { ...taskOf('added'), state: 'done' } })) === 2,
    );
    expect(await stores.database.pipelineRun.count({ where: taskOf('known') })).toBe(1);
  }, 300_000);

  it('that are out of reach stall with the reason, and hold up no other', async () => {
    const gone = await startAdvisoryServer();
    await gone.close();
    writeFileSync(fileOf('reached'), osvRecord());
    await addSource('gone', `${gone.url}/npm/all.zip`);
    await stores.database.advisorySource.create({
      data: { name: 'strange', title: 'strange', location: fileOf('reached'), cron: 'every now and then' },
    });
    await addSource('reached');
    await orchestrator.start();
    await until(async () => (await runOf('reached'))?.state === 'done');
    await until(async () => (await runOf('starter'))?.state === 'done');
    const { error } = await until(async () => {
      const run = await runOf('gone');
      return run?.error ? run : null;
    });
    expect(error).toMatch(/^127\.0\.0\.1:\d+\/npm\/all\.zip: ECONNREFUSED \(source\.unreachable\)$/);
    expect(await AdvisoryModel.countDocuments({ source: 'starter' })).toBeGreaterThan(50);
  }, 300_000);
});
