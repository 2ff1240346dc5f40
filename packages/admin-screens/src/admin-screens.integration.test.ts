import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  type AdminCall,
  AdminSite,
  act,
  createRow,
  listRows,
  lookUp,
  readRow,
  removeRows,
  runAdminJob,
  showFacets,
  showSite,
  updateRow,
  updateSome,
} from '@red-tortoise/admin-kit';
import { AdvisoryRecordModel, PackageModel } from '@red-tortoise/documents';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { adminScreens } from './admin-screens.js';

let stores: TestStores;
let call: AdminCall;
beforeAll(async () => {
  stores = await openStores();
  await stores.empty();
  const viewer = { id: 'boss', name: 'Grace', superuser: true, can: () => false };
  call = { ...stores, site: AdminSite.of(adminScreens), viewer };
});
afterAll(() => stores.close());

/** A value that each kind of filter takes. */
const samples: Record<string, (options: readonly unknown[]) => object> = {
  choice: ([first]) => ({ in: [first] }),
  custom: ([first]) => ({ in: [first] }),
  boolean: () => ({ in: [true, false] }),
  null: () => ({ empty: true }),
  dates: () => ({ period: '2026-02' }),
  numbers: () => ({ from: 1, to: 5 }),
  relation: () => ({ in: ['some-id'] }),
};

it('every column that a list offers to sort by, every filter and every search is one that its store takes', async () => {
  const screens = showSite(call).groups.flatMap((group) => group.screens);
  for (const { name, columns, filters, search } of screens) {
    const sorted = columns.filter(({ sortable }) => sortable).flatMap((column) => [column.name, `-${column.name}`]);
    const queries = [
      ...sorted.map((order) => ({ order: [order] })),
      ...filters.map(({ name: filter, kind, options }) => ({
        filters: { [filter]: samples[kind]?.(options?.map(({ value }) => value) ?? []) },
      })),
      ...(search.length > 0 ? [{ search: 'a 50%_\\' }] : []),
    ];
    for (const query of queries) {
      const answer = await listRows(call, name, { limit: 2, ...(query as object) }).then(
        ({ rows }) => rows,
        (error: Error) => error.message,
      );
      expect([name, query, answer]).toEqual([name, query, expect.any(Array)]);
    }
    await showFacets(call, name, {});
  }
}, 300_000);

const write = (values: Record<string, unknown>) => ({ values, inlines: {} });

it('a membership, whose id has two fields, is found, changed, and removed within its organisation', async () => {
  const { database } = stores;
  await database.organisation.create({ data: { id: 'acme', name: 'Acme' } });
  for (const id of ['ada~1', 'bob'])
    await database.user.create({ data: { id, name: id, email: `${id}@example.test` } });
  const made = await createRow(call, 'membership', write({ organisation: 'acme', user: 'ada~1', role: 'member' }));
  expect([made.id, made.values.user]).toEqual(['acme~ada%7E1', { id: 'ada~1', label: 'ada~1@example.test' }]);
  const { version } = made;
  const changed = await updateRow(call, 'membership', made.id, { ...write({ role: 'owner', user: 'bob' }), version });
  expect([changed.id, changed.values.role]).toEqual(['acme~bob', 'owner']);
  const organisation = await readRow(call, 'organisation', 'acme');
  expect(organisation.inlines.memberships?.rows.map(({ id }) => id)).toEqual(['acme~bob']);
  const inlines = { memberships: { add: [], change: [], remove: ['acme~bob'] } };
  const saved = await updateRow(call, 'organisation', 'acme', { values: {}, inlines, version: organisation.version });
  expect(saved.inlines.memberships?.rows).toEqual([]);
});

it('a setting keeps JSON, a group its list, a source what its schema allows', async () => {
  await stores.database.setting.create({ data: { name: 'limits', value: { projects: 3 } } });
  const setting = await readRow(call, 'setting', 'limits');
  const value = { projects: 5, names: ['a', null] };
  const saved = await updateRow(call, 'setting', 'limits', { ...write({ value }), version: setting.version });
  expect(saved.values.value).toEqual(value);
  const group = await createRow(call, 'staff-group', write({ name: randomUUID(), permissions: ['watch.view'] }));
  const more = { ...write({ permissions: ['watch.view', 'user.view'] }), version: group.version };
  expect((await updateRow(call, 'staff-group', group.id, more)).values.permissions).toHaveLength(2);
  const wrong = createRow(call, 'staff-group', write({ name: 'Wrong', permissions: ['everything'] }));
  await expect(wrong).rejects.toMatchObject({ issues: [{ path: 'permissions' }] });
  expect((await createRow(call, 'staff-group', write({ name: randomUUID() }))).values.permissions).toEqual([]);
  const source = { name: 'osv-mirror', title: 'Mirror', location: 'https://osv.example.test/all.zip' };
  const { id, version } = await createRow(call, 'advisory-source', write(source));
  for (const [place, value] of [
    ['location', '/proc/self/environ'],
    ['location', 'file:///proc/self/environ'],
    ['location', 'below/../../elsewhere'],
    ['indexLocation', 'file:///proc/self/environ'],
    ['recordLocation', '{id}.json'],
  ] as const) {
    const refused = createRow(call, 'advisory-source', write({ ...source, name: 'other', [place]: value }));
    await expect(refused).rejects.toMatchObject({ issues: [{ path: place }] });
  }
  const rows = [{ id, version: (await readRow(call, 'advisory-source', id)).version, values: { enabled: false } }];
  expect((await updateSome(call, 'advisory-source', { rows })).rows[0]?.values.enabled).toBe(false);
  const again = { rows: [{ id, version, values: { enabled: true } }] };
  await expect(updateSome(call, 'advisory-source', again)).rejects.toMatchObject({ code: 'admin.stale' });
});

it('a project is removed by its verb, and a person that a look-up found has no more sessions', async () => {
  const { database } = stores;
  await database.organisation.upsert({ where: { id: 'acme' }, create: { id: 'acme', name: 'Acme' }, update: {} });
  const project = await database.project.create({ data: { organisationId: 'acme', name: 'shop' } });
  const selection = { ids: [project.id] };
  const outcome = await act(call, 'project', 'remove', { selection, input: {} });
  expect(outcome).toMatchObject({ done: 1, message: '1 will be gone within a minute' });
  expect((await database.project.findUniqueOrThrow({ where: { id: project.id } })).deletedAt).toBeInstanceOf(Date);
  const person = await database.user.create({ data: { id: 'eve', name: 'Eve', email: 'eve@example.test' } });
  const expiresAt = new Date(Date.now() + 60_000);
  await database.session.create({ data: { id: 's1', token: 't1', userId: person.id, expiresAt } });
  const { items } = await lookUp(call, 'session', 'user', { search: 'eve@' });
  expect(items).toEqual([{ id: 'eve', label: 'eve@example.test' }]);
  const filters = { user: { in: ['eve'] } };
  expect(await removeRows(call, 'session', { selection: { all: { search: '', filters } } })).toMatchObject({ done: 1 });
  expect(await database.session.count({ where: { userId: 'eve' } })).toBe(0);
});

it.each(['audit-entry', 'staff-event'])('no job removes rows of %s, whoever asks for it', async (screen) => {
  const { database } = stores;
  await database.staffEvent.create({ data: { event: 'a test' } });
  const count = () => (screen === 'audit-entry' ? database.auditEntry.count() : database.staffEvent.count());
  const before = await count();
  const asked = { screen, requestedById: 'boss', requestedByName: 'Grace', superuser: true, total: before };
  const job = (kind: 'removal' | 'action') =>
    database.adminJob.create({
      data: { ...asked, kind, name: 'delete', selection: { all: { search: '', filters: {} } }, state: 'queued' },
    });
  for (const kind of ['removal', 'action'] as const) {
    await expect(runAdminJob(call, (await job(kind)).id)).rejects.toThrow();
  }
  expect(await count()).toBe(before);
});

it('packages are found by their names, advisories by their ids in any case', async () => {
  const common = { ecosystem: 'npm', nextAt: new Date(), wanted: true, priority: 0, state: 'fetched' as const };
  await PackageModel.create({ _id: 'pkg:npm/%40scope/teapot', name: '@scope/teapot', ...common });
  const packages = await listRows(call, 'package', { limit: 5, search: '@Scope/tea' });
  expect(packages.rows.map(({ id }) => id)).toEqual(['pkg:npm/%40scope/teapot']);
  const ids = ['CVE-2026-1', 'GHSA-aaaa-bbbb-cccc'];
  await AdvisoryRecordModel.insertMany(ids.map((_id) => ({ _id, text: '{}' })));
  for (const id of ids) {
    const { rows } = await listRows(call, 'advisory-record', { limit: 5, search: id.toLowerCase() });
    expect(rows.map((row) => row.id)).toEqual([id]);
  }
});

it('a package is looked up again soon, and what changed is on record', async () => {
  const nextAt = new Date('2030-01-01');
  const more = { name: 'left-pad', nextAt, wanted: true, priority: 0, state: 'fetched' as const };
  await PackageModel.create({ _id: 'pkg:npm/left-pad', ecosystem: 'npm', ...more });
  const selection = { ids: ['pkg:npm/left-pad'] };
  expect(await act(call, 'package', 'lookUpAgain', { selection, input: {} })).toMatchObject({ done: 1 });
  expect((await PackageModel.findById('pkg:npm/left-pad').lean())?.nextAt.getTime()).toBeLessThan(nextAt.getTime());
  const entries = await stores.database.auditEntry.findMany({
    where: { screen: 'package', objectId: 'pkg:npm/left-pad' },
    orderBy: { id: 'desc' },
    take: 2,
  });
  expect(entries.map(({ state }) => state)).toEqual(['done', 'done']);
  expect(entries[0]?.before).toMatchObject({ nextAt: nextAt.toISOString() });
});
