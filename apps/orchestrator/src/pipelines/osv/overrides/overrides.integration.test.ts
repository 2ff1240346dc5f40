import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AdvisoryModel, EventModel, type FindingDocument, FindingModel } from '@red-tortoise/documents';
import { acceptImport, followAdvisories, LiveSettings, processImport } from '@red-tortoise/domain';
import {
  advisoryDocument,
  componentManifest,
  createProjectRows,
  openStores,
  type TestStores,
} from '@red-tortoise/testing';
import type { OrchestratorContext } from '../../../context.js';
import { osvRecord } from '../../../test-support/osv-records.js';
import { loadInto } from '../load.js';
import { transformAt } from '../transform.js';
import { applyOverrides } from './apply-overrides.js';
import { followOverrides } from './follow-overrides.js';

let stores: TestStores;
let context: OrchestratorContext;
let stop: () => Promise<void>;
beforeAll(async () => {
  stores = await openStores();
  const settings = await LiveSettings.start(stores.database, { ...stores, interval: 50 });
  context = { ...stores, settings } as unknown as OrchestratorContext;
});
afterAll(async () => {
  await context.settings.stop();
  await stores.close();
});

const names = ['CVE-2021-1', 'GHSA-lodash'];
const source = { level: 'high', score: 7.5, vector: null } as const;
const reason = 'Only reachable with a debugger attached.';

beforeEach(async () => {
  await stores.empty();
  const scope = await createProjectRows(stores.database);
  for (const id of names) {
    const affects = { lodash: { fixed: '4.17.21' } };
    const { _id, ...rest } = advisoryDocument({ id, names, affects, level: 'high', score: 7.5 });
    await AdvisoryModel.replaceOne({ _id }, rest, { upsert: true });
  }
  const content = componentManifest(['lodash@4.17.20']);
  const { _id } = await acceptImport(context, scope, { filename: 'bom.json', content });
  await processImport(context, _id);
  await followAdvisories(context);
});

/** As an orchestrator does it. */
function start(): void {
  const stopping = new AbortController();
  const running = followOverrides(context, stopping.signal);
  stop = () => {
    stopping.abort();
    return running;
  };
}
beforeEach(start);
afterEach(() => stop());

const judge = (severity: 'low' | 'critical', advisoryId = 'GHSA-lodash') =>
  stores.database.severityOverride.upsert({
    where: { advisoryId },
    create: { advisoryId, severity, reason },
    update: { severity },
  });
const takeBack = () => stores.database.severityOverride.deleteMany({});
const finding = async () => (await FindingModel.findOne().lean<FindingDocument>()) as FindingDocument;
const tellings = async () =>
  (await EventModel.find({ type: 'advisory.changed' }).sort({ observedAt: 1 }).lean())
    .filter(({ data }) => data.advisoryId === 'GHSA-lodash')
    .map(({ data }) =>
      (data.changes as { from: string; to: string }[]).map(({ from, to }) => `${from} → ${to}`).join(),
    );

/** Waits until the running orchestrator has done what was asked for; the test's own limit ends it. */
async function untilFinding(severity: object): Promise<void> {
  while (JSON.stringify((await finding()).severity) !== JSON.stringify(severity)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a severity that staff have overridden', () => {
  const ours = { level: 'low', score: null, vector: null, override: { reason, source } };

  it('is in every finding soon, under any name of the advisory, and is told once for each record', async () => {
    await judge('low', 'CVE-2021-1');
    await untilFinding(ours);
    expect((await finding()).severityKey.slice(0, 5)).toBe('13100');
    await applyOverrides(context);
    expect(await tellings()).toEqual(['high (7.5) → low (set by Red Tortoise)']);
    expect(await FindingModel.countDocuments()).toBe(1);
  });

  it('follows when it is changed, and is as its source says when it is taken back; each time that is news', async () => {
    await judge('low');
    await untilFinding(ours);
    await judge('critical');
    await untilFinding({ ...ours, level: 'critical' });
    await takeBack();
    await untilFinding(source);
    await judge('low');
    await untilFinding(ours);
    expect(await tellings()).toEqual([
      'high (7.5) → low (set by Red Tortoise)',
      'low (set by Red Tortoise) → critical (set by Red Tortoise)',
      'critical (set by Red Tortoise) → high (7.5)',
      'high (7.5) → low (set by Red Tortoise)',
    ]);
  });

  it('that was saved while no orchestrator worked is found when one starts', async () => {
    await stop();
    const before = context.settings.current.revision;
    await judge('low');
    while (context.settings.current.revision === before) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await finding()).severity).toEqual(source);
    start();
    await untilFinding(ours);
  });

  it('is told once also when a crash comes between the event and the state', async () => {
    const before = await AdvisoryModel.find().lean();
    await judge('low');
    await untilFinding(ours);
    const told = await EventModel.countDocuments({ type: 'advisory.changed' });
    for (const { _id, ...rest } of before) await AdvisoryModel.replaceOne({ _id }, rest);
    expect(await applyOverrides(context)).toBe(2);
    expect(await EventModel.countDocuments({ type: 'advisory.changed' })).toBe(told);
    expect((await finding()).severity).toEqual(ours);
  });

  it('stays when the source publishes its record again, and keeps what the source says now', async () => {
    await judge('low');
    await untilFinding(ours);
    const text = osvRecord({
      id: 'GHSA-lodash',
      aliases: ['CVE-2021-1'],
      name: 'lodash',
      fixed: '4.17.21',
      modified: '2026-03-01T00:00:00Z',
      database_specific: { severity: 'CRITICAL' },
    });
    const counts = { records: 0, added: 0, changed: 0, quarantined: 0, events: 0 };
    const row = transformAt(new Date())({ place: 'line 1', text, problem: null, historical: false });
    await loadInto({ context, source: 'made up', counts })([row]);
    expect(counts).toMatchObject({ changed: 1, events: 0 });
    expect((await AdvisoryModel.findById('GHSA-lodash').lean())?.severity).toEqual({
      ...ours,
      override: { reason, source: { level: 'critical', score: null, vector: null } },
    });
    await takeBack();
    await untilFinding({ level: 'critical', score: null, vector: null });
  });
});
