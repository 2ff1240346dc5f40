import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TriageDecision } from '@red-tortoise/contracts';
import {
  AdvisoryModel,
  ComponentModel,
  type EventDocument,
  EventModel,
  type FindingDocument,
  FindingModel,
  FindingTrendModel,
  ImportModel,
  ProjectStateModel,
} from '@red-tortoise/documents';
import {
  advisoryDocument,
  componentManifest,
  createProjectRows,
  type MadeUpAdvisory,
  openStores,
  type TestStores,
} from '@red-tortoise/testing';
import {
  acceptImport,
  decideFindings,
  endAcceptances,
  followAdvisories,
  type ProjectScope,
  processImport,
  removeDeletedProjects,
} from '../index.js';

let stores: TestStores;
let scope: ProjectScope;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  scope = await createProjectRows(stores.database);
});

const lodash: MadeUpAdvisory = {
  id: 'GHSA-lodash',
  names: ['CVE-2021-1', 'GHSA-lodash'],
  affects: { lodash: { fixed: '4.17.21' } },
};

async function publish(...advisories: MadeUpAdvisory[]): Promise<void> {
  for (const advisory of advisories) {
    const { _id, ...rest } = advisoryDocument(advisory);
    await AdvisoryModel.replaceOne({ _id }, rest, { upsert: true });
  }
}
const publishAndFollow = async (...advisories: MadeUpAdvisory[]) => {
  await publish(...advisories);
  return await followAdvisories(stores);
};
async function importNow(packages: string[], into = scope) {
  const { _id } = await acceptImport(stores, into, { filename: 'bom.json', content: componentManifest(packages) });
  await processImport(stores, _id);
  return _id;
}
const findingsOf = ({ projectId } = scope) =>
  FindingModel.find({ projectId }).sort({ packageKey: 1 }).lean<FindingDocument[]>();
async function onlyFinding(into = scope): Promise<FindingDocument> {
  const findings = await findingsOf(into);
  expect(findings).toHaveLength(1);
  return findings[0] as FindingDocument;
}
const told = (type: RegExp) => EventModel.find({ type }).sort({ observedAt: 1, _id: 1 }).lean<EventDocument[]>();
const importedEvent = async (importId: string) =>
  (await EventModel.findOne({ type: 'project.imported', 'data.importId': importId }).lean())?.data;
const summary = async () => (await ProjectStateModel.findById(scope.projectId).lean())?.summary?.findings;

describe('an import', () => {
  it('is done only when its findings are there, and says how many it opened', async () => {
    await publish(lodash, { id: 'GHSA-ms', affects: { ms: { fixed: '2.0.0' } }, level: 'low' });
    const importId = await importNow(['lodash@4.17.20', 'ms@1.0.0', 'fine@1.0.0']);
    expect((await findingsOf()).map(({ purl, state }) => [purl, state])).toEqual([
      ['pkg:npm/lodash@4.17.20', 'open'],
      ['pkg:npm/ms@1.0.0', 'open'],
    ]);
    expect(await importedEvent(importId)).toEqual({
      projectId: scope.projectId,
      importId,
      components: 3,
      packagesAdded: 3,
      packagesRemoved: 0,
      previousImportId: null,
      findingsOpened: 2,
      findingsResolved: 0,
    });
    expect(await summary()).toMatchObject({ open: { high: 1, low: 1 }, fixed: 0, malicious: 0 });
    expect(await FindingTrendModel.find({}).lean()).toMatchObject([
      { projectId: scope.projectId, open: { high: 1, low: 1 }, malicious: 0 },
    ]);
  });

  it('with other versions, or without the package, resolves findings with that reason', async () => {
    await publish(lodash, { id: 'GHSA-ms', affects: { ms: { fixed: '2.0.0' } } });
    const before = await importNow(['lodash@4.17.20', 'ms@1.0.0']);
    const importId = await importNow(['lodash@4.17.21']);
    expect((await findingsOf()).map(({ name, state, resolution }) => [name, state, resolution])).toEqual([
      ['lodash', 'fixed', 'version-changed'],
      ['ms', 'fixed', 'component-removed'],
    ]);
    expect(await importedEvent(importId)).toMatchObject({
      previousImportId: before,
      packagesAdded: 0,
      packagesRemoved: 1,
      findingsOpened: 0,
      findingsResolved: 2,
    });
    expect(await summary()).toMatchObject({ open: { high: 0 }, fixed: 2 });
  });

  it('of content that was there before opens its findings again, and is compared with what was shown since', async () => {
    await publish(lodash);
    const first = await importNow(['lodash@4.17.20']);
    const second = await importNow(['lodash@4.17.21']);
    await ImportModel.updateOne({ _id: second }, { requestedAt: new Date(Date.now() - 1) });
    await importNow(['lodash@4.17.20']);
    expect(await ImportModel.findById(first).lean()).toMatchObject({ previousImportId: second, state: 'done' });
    expect((await onlyFinding()).history.map(({ to }) => to)).toEqual(['open', 'fixed', 'open']);
    expect((await told(/^finding/)).map(({ type, data }) => [type, data.firstImport])).toEqual([
      ['finding.opened', true],
      ['finding.resolved', false],
      ['finding.opened', false],
    ]);
  });

  it('that a crash repeats, from wherever it was cut off, says the same once', async () => {
    await publish(lodash);
    await importNow(['ms@1.0.0']);
    const importId = await importNow(['lodash@4.17.20']);
    const [data, findings] = [await importedEvent(importId), await findingsOf()];
    const { requestedAt } = (await ImportModel.findById(importId).lean()) as { requestedAt: Date };
    /** As another attempt of the same request. */
    const resume = async () => {
      await ImportModel.updateOne({ _id: importId }, { state: 'failed' });
      await acceptImport(stores, scope, { filename: 'bom.json', content: componentManifest(['lodash@4.17.20']) });
      await ImportModel.updateOne({ _id: importId }, { state: 'running', requestedAt });
      await processImport(stores, importId);
    };
    // Cut off before it was done.
    await resume();
    expect(await findingsOf()).toEqual(findings);
    // Before it was told.
    await EventModel.deleteOne({ type: 'project.imported', 'data.importId': importId });
    await resume();
    expect(await importedEvent(importId)).toEqual(data);
    // Behind the findings' events, before the findings.
    await EventModel.deleteOne({ type: 'project.imported', 'data.importId': importId });
    await FindingModel.deleteMany({});
    await resume();
    expect(await importedEvent(importId)).toEqual(data);
    expect((await findingsOf()).map(({ _id }) => _id)).toEqual(findings.map(({ _id }) => _id));
    expect(await told(/^finding/)).toHaveLength(1);
  });

  it('that was overtaken by a newer one leaves the findings alone', async () => {
    await publish(lodash);
    const content = componentManifest(['lodash@4.17.20']);
    const older = await acceptImport(stores, scope, { filename: null, content });
    await ImportModel.updateOne({ _id: older._id }, { requestedAt: new Date(Date.now() - 1_000) });
    await importNow(['ms@1.0.0']);
    await processImport(stores, older._id);
    expect(await findingsOf()).toEqual([]);
    expect(await importedEvent(older._id)).toBeUndefined();
  });
});

describe('an advisory', () => {
  it('that is new opens a finding in each project that is affected, and in no other', async () => {
    const others = [await createProjectRows(stores.database), await createProjectRows(stores.database)] as const;
    await importNow(['lodash@4.17.20']);
    await importNow(['lodash@3.0.0'], others[0]);
    await importNow(['lodash@4.17.21'], others[1]);
    expect(await publishAndFollow(lodash)).toBe(1);
    expect((await onlyFinding()).openedBy).toEqual({ cause: 'advisory', importId: null });
    expect((await onlyFinding(others[0])).version).toBe('3.0.0');
    expect(await findingsOf(others[1])).toEqual([]);
    expect(await told(/^finding/)).toHaveLength(2);
    expect(await summary()).toMatchObject({ open: { high: 1 } });
    expect(await AdvisoryModel.countDocuments({ findingsPending: true })).toBe(0);
    expect(await followAdvisories(stores)).toBe(0);
  });

  it('whose ranges change resolves what is affected no more and opens what now is', async () => {
    await importNow(['lodash@4.17.20', 'lodash@5.0.0']);
    await publishAndFollow(lodash);
    await publishAndFollow({ ...lodash, affects: { lodash: { introduced: '5.0.0' } } });
    expect((await findingsOf()).map(({ version, state, resolution }) => [version, state, resolution])).toEqual([
      ['4.17.20', 'fixed', 'advisory-changed'],
      ['5.0.0', 'open', null],
    ]);
  });

  it('that speaks of another package from now on resolves what it said before', async () => {
    await importNow(['lodash@4.17.20', 'ms@1.0.0']);
    await publishAndFollow(lodash);
    await publishAndFollow({ ...lodash, affects: { ms: {} } });
    expect((await findingsOf()).map(({ name, state, resolution }) => [name, state, resolution])).toEqual([
      ['lodash', 'fixed', 'advisory-changed'],
      ['ms', 'open', null],
    ]);
  });

  it('that is withdrawn resolves its findings with that reason', async () => {
    await importNow(['lodash@4.17.20']);
    await publishAndFollow(lodash);
    await publishAndFollow({ ...lodash, withdrawnAt: new Date() });
    expect(await onlyFinding()).toMatchObject({ state: 'fixed', resolution: 'advisory-withdrawn' });
    expect((await told(/resolved/)).map(({ data }) => data.resolution)).toEqual(['advisory-withdrawn']);
  });

  it('that becomes worse changes its findings without an event', async () => {
    await importNow(['lodash@4.17.20']);
    await publishAndFollow(lodash);
    await publishAndFollow({ ...lodash, level: 'critical', score: 9.8 });
    expect((await onlyFinding()).severity).toMatchObject({ level: 'critical', score: 9.8 });
    expect(await summary()).toMatchObject({ open: { high: 0, critical: 1 } });
    expect(await told(/^finding/)).toHaveLength(1);
  });

  it('that joins another one merges their findings', async () => {
    const [one, two] = ['GHSA-1', 'GHSA-2'].map((id) => ({ id, affects: { lodash: {} } }));
    await importNow(['lodash@4.17.20']);
    await publishAndFollow(one as MadeUpAdvisory);
    await publishAndFollow(two as MadeUpAdvisory);
    const names = ['CVE-2026-1', 'GHSA-1', 'GHSA-2'];
    await publishAndFollow(...[one, two].map((record) => ({ ...(record as MadeUpAdvisory), names })));
    const findings = (await findingsOf()).toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
    expect(findings.map(({ state, resolution }) => [state, resolution])).toEqual([
      ['open', null],
      ['fixed', 'merged'],
    ]);
    expect(findings[0]).toMatchObject({ names, advisoryIds: ['GHSA-1', 'GHSA-2'], primaryName: 'CVE-2026-1' });
  });

  it('that is stored anew while it is followed is followed again', async () => {
    await importNow(['lodash@4.17.20']);
    await publish(lodash);
    const following = followAdvisories(stores);
    await publish({ ...lodash, withdrawnAt: new Date() });
    await following;
    await followAdvisories(stores);
    const findings = await findingsOf();
    expect(findings.filter(({ state }) => state === 'open')).toEqual([]);
    expect(await AdvisoryModel.countDocuments({ findingsPending: true })).toBe(0);
  });

  it('waits for a project that somebody else works on, and for that one only', async () => {
    const other = await createProjectRows(stores.database);
    await importNow(['lodash@4.17.20']);
    await importNow(['lodash@4.17.20'], other);
    await publish(lodash);
    let following: Promise<number> | undefined;
    await stores.queue.withLock(`project:${scope.projectId}`, async () => {
      following = followAdvisories(stores);
      while ((await findingsOf(other)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await findingsOf()).toEqual([]);
      expect(await AdvisoryModel.countDocuments({ findingsPending: true })).toBe(1);
      // What whoever holds the lock leaves behind is what counts.
      await ComponentModel.updateMany(
        { projectId: scope.projectId },
        { purl: 'pkg:npm/lodash@1.0.0', version: '1.0.0' },
      );
    });
    expect(await following).toBe(1);
    expect((await onlyFinding()).version).toBe('1.0.0');
    expect(await AdvisoryModel.countDocuments({ findingsPending: true })).toBe(0);
  });

  it('is followed once when several processes are at it', async () => {
    await importNow(['lodash@4.17.20']);
    await publish(lodash);
    const counts = await Promise.all([1, 2, 3].map(() => followAdvisories(stores)));
    expect(counts.toSorted()).toEqual([0, 0, 1]);
    expect(await told(/^finding/)).toHaveLength(1);
  });
});

describe('an import and an advisory at the same time', () => {
  it.each(['waiting', 'parsing', 'storing', 'comparing', 'finished'])(
    'end with the finding that is true, told once, when the advisory comes while the import is %s',
    async (phase) => {
      for (let round = 0; round < 2; round++) {
        await stores.empty();
        scope = await createProjectRows(stores.database);
        const others = Array.from({ length: 300 }, (_, number) => `part-${number}@1.0.0`);
        await importNow(['lodash@4.17.21', ...others]);
        const content = componentManifest(['lodash@4.17.20', ...others]);
        const { _id } = await acceptImport(stores, scope, { filename: null, content });
        await Promise.all([processImport(stores, _id), whenIn(phase, _id).then(() => publishAndFollow(lodash))]);
        expect(await onlyFinding()).toMatchObject({ purl: 'pkg:npm/lodash@4.17.20', state: 'open', present: true });
        const [event, ...rest] = await told(/^finding/);
        expect(rest).toEqual([]);
        expect(await importedEvent(_id)).toMatchObject({ findingsOpened: event?.data.cause === 'import' ? 1 : 0 });
        expect(await summary()).toMatchObject({ open: { high: 1 } });
      }
    },
    60_000,
  );

  async function whenIn(phase: string, importId: string): Promise<void> {
    const phases = ['waiting', 'parsing', 'storing', 'comparing', 'finished'];
    const reached = async () => phases.indexOf((await ImportModel.findById(importId).lean())?.phase ?? 'waiting');
    while ((await reached()) < phases.indexOf(phase)) await new Promise((resolve) => setTimeout(resolve, 2));
  }
});

describe('a decision', () => {
  const ada = { userId: 'u', name: 'Ada', reason: 'triage' as const };
  const notAffected: TriageDecision = {
    state: 'not-affected',
    justification: 'vulnerable_code_not_in_execute_path',
    note: '$state: {we} never call it',
  };
  const accepted = (milliseconds: number): TriageDecision => ({
    state: 'risk-accepted',
    until: new Date(Date.now() + milliseconds).toISOString(),
    note: null,
  });
  const decide = async (decision: TriageDecision | null, ids?: string[]) => {
    const findingIds = ids ?? (await findingsOf()).map(({ _id }) => _id);
    return await decideFindings(stores, { projectId: scope.projectId, findingIds }, decision, ada);
  };
  beforeEach(async () => {
    await publish(lodash);
    await importNow(['lodash@4.17.20']);
  });

  it('is written with who, when and why, and counted', async () => {
    expect(await decide(notAffected)).toEqual({ changed: 1, skipped: 0 });
    const { state, triage, history } = await onlyFinding();
    expect(state).toBe('not-affected');
    expect(triage).toMatchObject({ justification: 'vulnerable_code_not_in_execute_path', by: 'Ada', userId: 'u' });
    expect(history.at(-1)).toMatchObject({
      by: 'Ada',
      from: 'open',
      to: 'not-affected',
      reason: 'triage',
      note: notAffected.note,
    });
    expect(triage?.at).toEqual(history.at(-1)?.at);
    expect(await summary()).toMatchObject({ open: { high: 0 }, notAffected: 1 });
  });

  it('stays with a finding through imports and advisories', async () => {
    await decide(notAffected);
    await importNow(['lodash@4.17.20', 'ms@1.0.0']);
    await publishAndFollow({ ...lodash, level: 'critical' });
    expect(await onlyFinding()).toMatchObject({ state: 'not-affected', severity: { level: 'critical' } });
    await importNow(['lodash@4.17.21']);
    expect(await onlyFinding()).toMatchObject({ state: 'fixed', triage: { state: 'not-affected' } });
    await importNow(['lodash@4.17.20', 'other@1.0.0']);
    expect(await onlyFinding()).toMatchObject({ state: 'not-affected' });
  });

  it('skips what is fixed by now, unknown, or of another project', async () => {
    const other = await createProjectRows(stores.database);
    await importNow(['lodash@4.17.20'], other);
    const foreign = (await onlyFinding(other))._id;
    const own = (await onlyFinding())._id;
    await importNow(['lodash@4.17.21']);
    expect(await decide(notAffected, [own, foreign, 'f'.repeat(32), own])).toEqual({ changed: 0, skipped: 3 });
    expect((await onlyFinding(other)).state).toBe('open');
  });

  it('that is taken back leaves the finding open, and a fixed one fixed', async () => {
    await decide(notAffected);
    expect(await decide(null)).toEqual({ changed: 1, skipped: 0 });
    expect(await onlyFinding()).toMatchObject({ state: 'open', triage: null, openedBy: { cause: 'triage-removed' } });
    expect((await onlyFinding()).history.at(-1)).toMatchObject({ from: 'not-affected', to: 'open', by: 'Ada' });
    expect(await decide(null)).toEqual({ changed: 0, skipped: 1 });
    await decide(notAffected);
    await importNow(['lodash@4.17.21']);
    await decide(null);
    expect(await onlyFinding()).toMatchObject({ state: 'fixed', triage: null });
  });

  it('is not lost when an advisory changes the finding at the same moment', async () => {
    for (const level of ['low', 'critical', 'low', 'critical', 'medium'] as const) {
      await Promise.all([publishAndFollow({ ...lodash, level }), decide(notAffected)]);
      expect(await onlyFinding()).toMatchObject({ state: 'not-affected', severity: { level } });
      await decide(null);
    }
  });

  it('to accept a risk needs a moment ahead, within five years', async () => {
    for (const milliseconds of [-1, 0, 6 * 366 * 24 * 3_600_000])
      await expect(decide(accepted(milliseconds))).rejects.toMatchObject({ code: 'finding.until-invalid' });
  });

  it('to accept a risk ends at its moment: the finding is open again, and everybody hears of it once', async () => {
    await decide(accepted(60_000));
    expect(await endAcceptances(stores)).toBe(0);
    const later = new Date(Date.now() + 61_000);
    expect(await endAcceptances(stores, later)).toBe(1);
    expect(await onlyFinding()).toMatchObject({ state: 'open', triage: null, acceptedUntil: null });
    expect((await onlyFinding()).history.at(-1)).toMatchObject({ from: 'risk-accepted', reason: 'acceptance-ended' });
    expect(await endAcceptances(stores, later)).toBe(0);
    const events = await told(/opened/);
    expect(events.map(({ data }) => data.cause)).toEqual(['import', 'acceptance-ended']);
    expect(await summary()).toMatchObject({ open: { high: 1 }, riskAccepted: 0 });
  });
});

describe('a project that is deleted', () => {
  it('leaves no finding and no trend behind', async () => {
    await publish(lodash);
    await importNow(['lodash@4.17.20']);
    await stores.database.project.update({ where: { id: scope.projectId }, data: { deletedAt: new Date() } });
    await removeDeletedProjects(stores);
    expect(await FindingModel.countDocuments({})).toBe(0);
    expect(await FindingTrendModel.countDocuments({})).toBe(0);
  });
});
