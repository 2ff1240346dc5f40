import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AdvisoryRecordModel } from '@red-tortoise/documents';
import { defineAdmin } from '../declare/define-admin.js';
import { runAdminJob } from '../jobs/run-admin-job.js';
import type { AdminCall } from '../site/admin-context.js';
import { startKit, type TestKit } from '../test-support/start-kit.js';
import { act } from './act.js';
import { listRows } from './list-rows.js';
import { recentHistory } from './recent-history.js';
import { removeRows } from './remove-rows.js';
import { restoreEntry } from './restore.js';
import { updateSome } from './update-some.js';

const all = { all: { search: '', filters: {} } };
const screens = [
  defineAdmin('EcosystemAlias', {
    group: 'Test',
    title: 'alias',
    list: { columns: ['alias', 'ecosystem'], editable: ['ecosystem'] },
    form: { fieldsets: { Alias: ['alias', 'ecosystem'] } },
    actions: { redirect: { label: 'Redirect', set: { ecosystem: 'npm' } } },
  }),
  defineAdmin('StaffGroup', {
    group: 'Test',
    title: 'name',
    list: { columns: ['name'] },
    form: { fieldsets: { Group: ['name', 'permissions'] } },
  }),
  defineAdmin('StaffMember', { group: 'Test', title: 'name', list: { columns: ['name'] }, secret: ['passwordHash'] }),
  defineAdmin('StaffMembership', {
    group: 'Test',
    list: { columns: ['member', 'group'] },
    form: { fieldsets: { Membership: ['member', 'group'] } },
  }),
  defineAdmin(AdvisoryRecordModel, {
    group: 'Test',
    list: { columns: ['_id'] },
    actions: {
      touch: {
        label: 'Touch',
        async run({ rows }) {
          await AdvisoryRecordModel.updateMany({ _id: { $in: rows.map(({ _id }) => _id) } }, { $set: { text: 'new' } });
          return undefined;
        },
      },
    },
  }),
];

let kit: TestKit;
/** The record outlives a test: each test is of a person of its own. */
let call: AdminCall;
beforeAll(async () => {
  kit = await startKit(screens);
});
afterAll(() => kit.close());
beforeEach(async () => {
  await kit.stores.empty();
  call = kit.as();
});

async function addAliases(many: number): Promise<void> {
  const data = Array.from({ length: many }, (_, at) => ({
    ...{ alias: `alias ${String(at).padStart(5, '0')}`, ecosystem: 'pypi' },
  }));
  await kit.stores.database.ecosystemAlias.createMany({ data });
}
async function addGroup(members: number): Promise<string> {
  const { database } = kit.stores;
  const people = Array.from({ length: members }, (_, at) => ({
    ...{ id: `m${at}`, name: `M${at}`, email: `m${at}@example.test`, passwordHash: 'x' },
  }));
  await database.staffMember.createMany({ data: people, skipDuplicates: true });
  const { id } = await database.staffGroup.create({ data: { name: randomUUID() } });
  await database.staffMembership.createMany({ data: people.map((one) => ({ groupId: id, memberId: one.id })) });
  return id;
}
const lines = async () => (await recentHistory(call, { limit: 10, mine: true })).items;
const partsOf = async (run: string, by = call) => {
  const found = [];
  let cursor: string | undefined;
  do {
    const page = await recentHistory(by, { limit: 7, mine: false, run, cursor });
    expect(page.items.length).toBeLessThanOrEqual(7);
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return found;
};

describe('the newest changes', () => {
  it('have one line for a job, with its number of rows, and one for a change by itself', async () => {
    await addAliases(450);
    const { job } = await act(call, 'ecosystem-alias', 'redirect', { selection: all, input: {}, comment: 'tidied' });
    await runAdminJob(call, job?.id ?? '');
    const [first] = (await listRows(call, 'ecosystem-alias', { limit: 1 })).rows;
    await act(call, 'ecosystem-alias', 'redirect', { selection: { ids: [first?.id ?? ''] }, input: {} });
    expect(await lines()).toMatchObject([
      { verb: 'redirect', run: null, objectTitle: first?.title },
      { verb: 'redirect', run: { count: 450, more: false }, comment: 'tidied', changes: [], restorable: false },
    ]);
  });

  it('still have it once the job is forgotten, counted to a limit', async () => {
    await addAliases(1_300);
    for (const many of [300, 1_300]) {
      const ids = (await kit.stores.database.ecosystemAlias.findMany({ take: many })).map(({ alias }) => alias);
      const selection = many > 1_000 ? all : { ids };
      const { job } = await act(call, 'ecosystem-alias', 'redirect', { selection, input: {} });
      await runAdminJob(call, job?.id ?? '');
    }
    await kit.stores.database.adminJob.deleteMany();
    expect((await lines()).map(({ run }) => run)).toEqual([
      { count: 1_000, more: true },
      { count: 300, more: false },
    ]);
  });

  it('have one line for what a request does to several rows: an action, a removal, an edit of a list', async () => {
    await addAliases(12);
    await act(call, 'ecosystem-alias', 'redirect', { selection: all, input: {} });
    const { rows } = await listRows(call, 'ecosystem-alias', { limit: 12 });
    const edits = rows.map(({ id, version }, at) => ({
      id,
      version: version ?? '',
      values: { ecosystem: at < 9 ? 'pypi' : 'npm' },
    }));
    await updateSome(call, 'ecosystem-alias', { rows: edits });
    await removeRows(call, 'ecosystem-alias', { selection: all });
    expect((await lines()).map(({ verb, run }) => [verb, run?.count])).toEqual([
      ['delete', 12],
      // Three of them were so already.
      ['change', 9],
      ['redirect', 12],
    ]);
  });

  it('have one line for a removed row with all that went along, and for its return', async () => {
    const group = await addGroup(3);
    await removeRows(call, 'staff-group', { selection: { ids: [group] } });
    const [removal] = await lines();
    await restoreEntry(call, removal?.id ?? '', {});
    const groups = [group, await addGroup(2)];
    await removeRows(call, 'staff-group', { selection: { ids: groups } });
    expect((await lines()).map(({ verb, run, along }) => [verb, run?.count ?? null, along.length])).toEqual([
      ['delete', 2, 0],
      ['restore', null, 0],
      ['delete', null, 1],
    ]);
  });

  it('have one line for documents that a function changes, whose fields are on record behind it', async () => {
    await AdvisoryRecordModel.insertMany(['a', 'b', 'c'].map((_id) => ({ _id, text: 'old' })));
    await act(call, 'advisory-record', 'touch', { selection: all, input: {} });
    const [line, ...others] = await lines();
    expect([line?.run, others]).toEqual([{ count: 3, more: false }, []]);
    await act(call, 'advisory-record', 'touch', { selection: { ids: ['b'] }, input: {} });
    await AdvisoryRecordModel.updateOne({ _id: 'b' }, { $set: { text: 'old' } });
    await act(call, 'advisory-record', 'touch', { selection: { ids: ['b'] }, input: {} });
    expect((await lines()).map(({ run, objectId }) => [run?.count ?? 1, objectId])).toEqual([
      [1, 'b'],
      [1, 'b'],
      [3, 'a'],
    ]);
    const parts = await partsOf(line?.id ?? '');
    expect(parts.filter(({ changes }) => changes.some(({ field }) => field === 'text'))).toHaveLength(3);
  });

  it('page by key across runs', async () => {
    await addAliases(4);
    for (let at = 0; at < 5; at++) await act(call, 'ecosystem-alias', 'redirect', { selection: all, input: {} });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await recentHistory(call, { limit: 2, mine: true, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual((await lines()).map(({ id }) => id));
    expect(new Set(seen).size).toBe(5);
  });
});

describe('the changes of one run', () => {
  it('are all listed, page by page, each with what was before', async () => {
    await addAliases(20);
    await act(call, 'ecosystem-alias', 'redirect', { selection: all, input: {} });
    const [line] = await lines();
    const parts = await partsOf(line?.id ?? '');
    expect(new Set(parts.map(({ objectTitle }) => objectTitle)).size).toBe(20);
    expect(parts).toHaveLength(20);
    for (const part of parts) {
      expect(part).toMatchObject({ run: null, restorable: true });
      expect(part.changes).toContainEqual({
        field: 'ecosystem',
        label: expect.any(String),
        before: 'pypi',
        after: 'npm',
      });
    }
  });

  it('show nothing of screens that the viewer may not see', async () => {
    const groups = [await addGroup(2), await addGroup(2)];
    await removeRows(call, 'staff-group', { selection: { ids: groups } });
    const [line] = await lines();
    const some = kit.as(['staff-membership.view']);
    const screensOf = async (by: AdminCall) => (await partsOf(line?.id ?? '', by)).map(({ screen }) => screen).sort();
    expect(await screensOf(call)).toEqual([...Array(2).fill('staff-group'), ...Array(4).fill('staff-membership')]);
    expect(await screensOf(some)).toEqual(Array(4).fill('staff-membership'));
    expect((await recentHistory(kit.as([]), { limit: 10, mine: false })).items).toEqual([]);
    expect(await partsOf(line?.id ?? '', kit.as([]))).toEqual([]);
  });
});
