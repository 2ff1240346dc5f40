import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { masked } from '@red-tortoise/contracts';
import { QuarantinedRecordModel } from '@red-tortoise/documents';
import { z } from 'zod';
import { defineAdmin } from '../declare/define-admin.js';
import type { AdminCall } from '../site/admin-context.js';
import { codeOf, startKit, type TestKit } from '../test-support/start-kit.js';
import { act, previewAction } from './act.js';
import { RowIsStale } from './errors.js';
import { exportRows } from './export-rows.js';
import { rowHistory } from './history.js';
import { listRows } from './list-rows.js';
import { readRow } from './read-row.js';
import { recentHistory } from './recent-history.js';
import { previewRemoval, removeRows } from './remove-rows.js';
import { restoreEntry } from './restore.js';
import { createRow, updateRow } from './save-row.js';
import { showSite } from './show-site.js';
import { updateSome } from './update-some.js';

const screens = [
  defineAdmin('User', {
    group: 'Test',
    title: 'email',
    list: { columns: ['email', 'name'] },
    form: { fieldsets: { Person: ['id', 'name', 'email', 'emailVerified'] } },
    inlines: [{ relation: 'tokens', fields: ['name', 'organisation', 'prefix', 'hash'] }],
    objectRule: ({ superuser }) => (superuser ? null : { field: 'emailVerified', is: 'equal', value: false }),
    actions: { greet: { label: 'Greet', set: { name: 'Greeted' } } },
  }),
  defineAdmin('Organisation', {
    group: 'Test',
    title: 'name',
    list: { columns: ['name', 'personal'], editable: ['name', 'personal'] },
    form: {
      fieldsets: { Organisation: ['name', 'personal', 'region'] },
      schema: z.looseObject({ name: z.string().trim().min(2, 'is too short') }),
      readonly: ['region'],
    },
    actions: {
      suspend: { label: 'Suspend', set: { suspendedAt: new Date(0) } },
      move: { label: 'Move', set: { region: 'north' } },
      own: { label: 'Make it personal', set: { personal: true } },
    },
  }),
  defineAdmin('ApiToken', {
    group: 'Test',
    list: { columns: ['name', 'organisation', 'hash'] },
    form: { fieldsets: { Token: ['name', 'organisation', 'createdBy', 'prefix', 'hash'] } },
    secret: ['hash'],
    objectRule: ({ superuser }) => (superuser ? null : { field: 'name', is: 'not', value: 'Hidden' }),
  }),
  defineAdmin('Setting', {
    group: 'Test',
    list: { columns: ['name', 'value'] },
    form: {
      fieldsets: { Setting: ['name', 'value'] },
      json: { value: z.strictObject({ limit: z.number().int().max(10) }) },
    },
  }),
  defineAdmin('RateLimit', { group: 'Test', small: true, list: { columns: ['key'], filters: ['count'] } }),
  defineAdmin(QuarantinedRecordModel, {
    group: 'Test',
    list: { columns: ['_id', 'code'] },
    form: { fieldsets: { Record: ['_id', 'source', 'item', 'code', 'detail', 'firstSeenAt', 'lastSeenAt'] } },
  }),
];

let kit: TestKit;
beforeAll(async () => {
  kit = await startKit(screens);
});
afterAll(() => kit.close());
beforeEach(() => kit.stores.empty());

const write = <M extends object>(values: Record<string, unknown>, more?: M) =>
  ({ values, inlines: {}, ...more }) as { values: Record<string, unknown>; inlines: Record<string, never> } & M;
const organisation = (name = 'Acme') => createRow(kit.as(), 'organisation', write({ name }));
const entriesOf = (objectId: string) =>
  kit.stores.database.auditEntry.findMany({ where: { objectId }, orderBy: { id: 'asc' } });

describe('a change', () => {
  it('is on record with who, what and how it was before', async () => {
    const call = kit.as();
    const { id, version } = await organisation();
    const saved = await updateRow(call, 'organisation', id, write({ name: 'Apex' }, { version, comment: 'by phone' }));
    expect(saved.values).toMatchObject({ name: 'Apex', personal: false });
    expect(saved.version).not.toBe(version);
    const [added, changed] = await entriesOf(id);
    expect(added).toMatchObject({ verb: 'add', before: null, after: { name: 'Acme', personal: false } });
    expect(changed).toMatchObject({
      verb: 'change',
      byId: call.viewer.id,
      byName: 'Grace Hopper',
      objectTitle: 'Acme',
      state: 'done',
      before: { name: 'Acme' },
      after: { name: 'Apex' },
      comment: 'by phone',
    });
  });

  it('and its record are kept together or not at all', async () => {
    await kit.stores.database.user.create({ data: { id: 'one', name: 'One', email: 'taken@example.test' } });
    const call = kit.as();
    const failed = createRow(
      call,
      'user',
      write({ id: 'two', name: 'Two', email: 'taken@example.test', emailVerified: false }),
    );
    await expect(failed).rejects.toMatchObject({ code: 'admin.invalid', issues: [{ path: 'email' }] });
    expect(await entriesOf('two')).toEqual([]);
    const { id, version } = await organisation();
    const twice = [
      { id, version, values: { name: 'Changed' } },
      { id: randomUUID(), version, values: { name: 'Nobody' } },
    ];
    expect(await codeOf(updateSome(call, 'organisation', { rows: twice }))).toBe('admin.row-not-found');
    expect((await readRow(call, 'organisation', id)).values.name).toBe('Acme');
    expect(await entriesOf(id)).toHaveLength(1);
  });

  it('of nothing leaves no record', async () => {
    const { id, version } = await organisation();
    await updateRow(kit.as(), 'organisation', id, write({ name: 'Acme' }, { version }));
    expect(await entriesOf(id)).toHaveLength(1);
  });

  it('made from an old version is refused, with what differs', async () => {
    const { id, version } = await organisation();
    await updateRow(kit.as(), 'organisation', id, write({ name: 'First' }, { version }));
    const late = updateRow(kit.as(), 'organisation', id, write({ name: 'Second', personal: false }, { version }));
    const error = await late.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RowIsStale);
    const { conflict } = error as RowIsStale;
    expect(conflict.fields).toEqual([{ field: 'name', yours: 'Second', now: 'First' }]);
    const merged = write({ name: 'Second' }, { version: conflict.version });
    expect((await updateRow(kit.as(), 'organisation', id, merged)).values.name).toBe('Second');
  });

  it('by two people at once is made by one of them', async () => {
    const { id, version } = await organisation();
    const names = ['One', 'Two', 'Three'];
    const codes = await Promise.all(
      names.map((name) => codeOf(updateRow(kit.as(), 'organisation', id, write({ name }, { version })))),
    );
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 'admin.stale')).toHaveLength(2);
  });

  it.each([
    ['an unknown field', { nothing: 1 }, 'nothing'],
    ['another kind', { personal: 'yes' }, 'personal'],
    ['a missing value', { name: null }, 'name'],
    ['a NUL', { name: 'a\0b' }, 'name'],
    ['what the schema refuses', { name: ' x ' }, 'name'],
  ])('with %s is refused by the name of the field', async (_, values, path) => {
    const { id, version } = await organisation();
    const refused = updateRow(kit.as(), 'organisation', id, write(values, { version }));
    await expect(refused).rejects.toMatchObject({ code: 'admin.invalid', issues: [{ path }] });
  });

  it('keeps what the schema makes of it', async () => {
    expect((await organisation('  Spaced  ')).values.name).toBe('Spaced');
  });
});

describe('JSON', () => {
  it('is held to its schema, which the editor is told', async () => {
    const call = kit.as();
    const shown = showSite(call).groups[0]?.screens.find(({ name }) => name === 'setting');
    const field = shown?.form.fieldsets[0]?.fields.find(({ name }) => name === 'value');
    expect(field?.schema).toMatchObject({ type: 'object', properties: { limit: { type: 'integer', maximum: 10 } } });
    const wrong = createRow(call, 'setting', write({ name: 'a', value: { limit: 11 } }));
    await expect(wrong).rejects.toMatchObject({
      issues: [{ path: 'value', message: expect.stringContaining('limit') }],
    });
    expect((await createRow(call, 'setting', write({ name: 'a', value: { limit: 7 } }))).values.value).toEqual({
      limit: 7,
    });
  });
});

describe('a filter by numbers', () => {
  it('takes a range, from inclusive, to exclusive', async () => {
    await kit.stores.database.rateLimit.deleteMany();
    const data = [1, 2, 3, 4].map((count) => ({ id: `n${count}`, key: `n${count}`, count, lastRequest: 0n }));
    await kit.stores.database.rateLimit.createMany({ data });
    const { rows } = await listRows(kit.as(), 'rate-limit', { limit: 9, filters: { count: { from: 2, to: 4 } } });
    expect(rows.map(({ id }) => id)).toEqual(['n2', 'n3']);
  });
});

describe('secrets', () => {
  it('are neither shown nor recorded, and stay when they come back masked', async () => {
    const call = kit.as();
    const owner = await organisation();
    await kit.stores.database.user.create({ data: { id: 'ada', name: 'Ada', email: 'ada@example.test' } });
    const values = { name: 'CI', organisation: owner.id, createdBy: 'ada', prefix: 'rt_x', hash: 'very-secret' };
    const token = await createRow(call, 'api-token', write(values));
    expect(token.values.hash).toBe(masked);
    expect(token.values.organisation).toEqual({ id: owner.id, label: 'Acme' });
    const change = write({ name: 'CI 2', hash: masked }, { version: token.version });
    await updateRow(call, 'api-token', token.id, change);
    const kept = await kit.stores.database.apiToken.findUniqueOrThrow({ where: { id: token.id } });
    expect(kept).toMatchObject({ name: 'CI 2', hash: 'very-secret' });
    const copy = createRow(call, 'api-token', write({ ...values, hash: masked }));
    await expect(copy).rejects.toMatchObject({ issues: [{ path: 'hash', message: 'is required' }] });
    await removeRows(call, 'api-token', { selection: { ids: [token.id] } });
    const recorded = JSON.stringify(await entriesOf(token.id));
    expect(recorded).toContain(masked);
    expect(recorded).not.toContain('very-secret');
    const entry = (await rowHistory(call, 'api-token', token.id, { limit: 1 })).items[0];
    expect(entry).toMatchObject({ verb: 'delete', restorable: false });
  });
});

describe('inlines', () => {
  it('are saved with their row, or not at all', async () => {
    const call = kit.as();
    const owner = await organisation();
    const person = write({ id: 'ada', name: 'Ada', email: 'ada@example.test', emailVerified: false });
    const token = { name: 'CI', organisation: owner.id, prefix: 'rt_x', hash: 'secret-1' };
    const made = await createRow(call, 'user', {
      ...person,
      inlines: { tokens: { add: [token], change: [], remove: [] } },
    });
    const [shown] = made.inlines.tokens?.rows ?? [];
    expect(shown?.values).toMatchObject({ name: 'CI', organisation: { label: 'Acme' }, hash: masked });
    const changes = {
      add: [{ ...token, hash: 'secret-2', organisation: randomUUID() }],
      change: [{ id: shown?.id ?? '', version: shown?.version ?? '', values: { name: 'Renamed' } }],
      remove: [],
    };
    const failed = updateRow(call, 'user', 'ada', {
      ...write({ name: 'Ada L.' }, { version: made.version }),
      version: made.version,
      inlines: { tokens: changes },
    });
    await expect(failed).rejects.toMatchObject({
      code: 'admin.invalid',
      issues: [{ path: 'tokens.add.0.organisation' }],
    });
    const now = await readRow(call, 'user', 'ada');
    expect([now.values.name, now.inlines.tokens?.rows.map(({ values }) => values.name)]).toEqual(['Ada', ['CI']]);
  });

  it('of another row are not there to be changed', async () => {
    const call = kit.as();
    const owner = await organisation();
    for (const id of ['ada', 'bob']) {
      await kit.stores.database.user.create({ data: { id, name: id, email: `${id}@example.test` } });
    }
    const values = { name: 'CI', organisation: owner.id, createdBy: 'ada', prefix: 'rt_x', hash: 'h' };
    const token = await createRow(call, 'api-token', write(values));
    const { version } = await readRow(call, 'user', 'bob');
    const inlines = { tokens: { add: [], change: [], remove: [token.id] } };
    expect(await codeOf(updateRow(call, 'user', 'bob', { values: {}, inlines, version }))).toBe('admin.row-not-found');
  });
});

describe('an object rule', () => {
  it('hides rows, and keeps a row from being put out of reach', async () => {
    const some = kit.as(['user.view', 'user.change', 'user.delete']);
    const create = (id: string, emailVerified: boolean) =>
      kit.stores.database.user.create({ data: { id, name: id, email: `${id}@example.test`, emailVerified } });
    await create('seen', false);
    await create('hidden', true);
    expect(await codeOf(readRow(some, 'user', 'hidden'))).toBe('admin.row-not-found');
    expect(await codeOf(rowHistory(some, 'user', 'hidden', { limit: 5 }))).toBe('admin.row-not-found');
    const { version } = await readRow(some, 'user', 'seen');
    const leaving = updateRow(some, 'user', 'seen', { ...write({ emailVerified: true }), version });
    expect(await codeOf(leaving)).toBe('staff.not-allowed');
    expect((await readRow(some, 'user', 'seen')).values.emailVerified).toBe(false);
    expect(await removeRows(some, 'user', { selection: { ids: ['hidden'] } })).toMatchObject({ done: 0 });
  });
});

it('a row of an inline is not added where an object rule would hide it', async () => {
  const screens = ['user', 'api-token', 'organisation'];
  const some = kit.as([...screens.map((screen) => `${screen}.view`), 'user.change', 'api-token.add']);
  const owner = await organisation();
  await kit.stores.database.user.create({ data: { id: 'ada', name: 'Ada', email: 'ada@example.test' } });
  const { version } = await readRow(some, 'user', 'ada');
  const add = (name: string) => {
    const token = { name, organisation: owner.id, prefix: 'rt_x', hash: name };
    return updateRow(some, 'user', 'ada', {
      ...{ values: {}, version },
      inlines: { tokens: { add: [token], change: [], remove: [] } },
    });
  };
  expect(await codeOf(add('Hidden'))).toBe('staff.not-allowed');
  expect((await add('CI')).inlines.tokens?.rows.map(({ values }) => values.name)).toEqual(['CI']);
  expect(await kit.stores.database.apiToken.count()).toBe(1);
});

describe('a row that an object rule hides', () => {
  const verbs = ['view', 'add', 'change', 'delete', 'greet'].map((verb) => `user.${verb}`);
  const selection = { ids: ['hidden'] };
  const cases: [string, (call: AdminCall, version: string) => Promise<unknown>, unknown][] = [
    ['read', (call) => readRow(call, 'user', 'hidden'), 'admin.row-not-found'],
    ['changed', (call, version) => updateRow(call, 'user', 'hidden', { ...write({}), version }), 'admin.row-not-found'],
    [
      'changed in the list',
      (call, version) => updateSome(call, 'user', { rows: [{ id: 'hidden', version, values: {} }] }),
      'admin.row-not-found',
    ],
    ['acted upon', (call) => act(call, 'user', 'greet', { selection, input: {} }), { done: 0 }],
    ['shown before an action', (call) => previewAction(call, 'user', 'greet', { selection }), { rows: [] }],
    ['shown before a removal', (call) => previewRemoval(call, 'user', { selection }), { rows: [] }],
    ['removed', (call) => removeRows(call, 'user', { selection }), { done: 0 }],
    [
      'in a file',
      (call) => exportRows(call, 'user', { format: 'csv', selection }),
      { file: { content: expect.not.stringContaining('hidden') } },
    ],
    ['in a list', (call) => listRows(call, 'user', { limit: 9 }), { rows: [] }],
    ['told of', (call) => rowHistory(call, 'user', 'hidden', { limit: 9 }), 'admin.row-not-found'],
    ['in what is new', (call) => recentHistory(call, { limit: 9, mine: false }), { items: [] }],
  ];

  it.each(cases)('is not %s', async (_, ask, expected) => {
    const data = { id: 'hidden', name: 'Hidden', email: 'hidden@example.test', emailVerified: true };
    await kit.stores.database.user.create({ data });
    const { version } = await readRow(kit.as(), 'user', 'hidden');
    const answer = await ask(kit.as(verbs), version).catch(({ code }: { code: string }) => code);
    if (typeof expected === 'string') expect(answer).toBe(expected);
    else expect(answer).toMatchObject(expected as object);
    expect(await kit.stores.database.user.findUniqueOrThrow({ where: { id: 'hidden' } })).toMatchObject(data);
  });
});

describe('a removal', () => {
  it('tells beforehand what goes along, and can be taken back from its record', async () => {
    const call = kit.as();
    const { id } = await organisation();
    await kit.stores.database.project.create({ data: { organisationId: id, name: 'shop' } });
    const preview = await previewRemoval(call, 'organisation', { selection: { ids: [id] } });
    expect(preview).toMatchObject({ total: { count: 1, more: false }, rows: [{ id, label: 'Acme' }], job: false });
    const one = { count: 1, more: false, note: null };
    expect(preview.along).toEqual([{ ...one, label: 'Project', screen: null, effect: 'removed' }]);
    expect(await removeRows(call, 'organisation', { selection: { ids: [id] } })).toMatchObject({ done: 1 });
    expect(await codeOf(readRow(call, 'organisation', id))).toBe('admin.row-not-found');
    const [entry] = (await rowHistory(call, 'organisation', id, { limit: 1 })).items;
    expect(entry).toMatchObject({ verb: 'delete', restorable: true });
    const restored = await restoreEntry(call, entry?.id ?? '', {});
    expect(restored).toMatchObject({ id, values: { name: 'Acme' } });
    expect((await entriesOf(id)).map(({ verb }) => verb)).toEqual(['add', 'delete', 'restore']);
  });
});

describe('a restoration', () => {
  it('brings back what a change replaced, unless it was changed once more', async () => {
    const call = kit.as();
    const { id, version } = await organisation();
    const second = await updateRow(call, 'organisation', id, write({ name: 'Second' }, { version }));
    const [entry] = (await rowHistory(call, 'organisation', id, { limit: 1 })).items;
    expect((await restoreEntry(call, entry?.id ?? '', {})).values.name).toBe('Acme');
    expect(second.values.name).toBe('Second');
    const now = await readRow(call, 'organisation', id);
    await updateRow(call, 'organisation', id, write({ name: 'Third' }, { version: now.version }));
    expect(await codeOf(restoreEntry(call, entry?.id ?? '', {}))).toBe('admin.not-restorable');
  });
});

describe('what an action changed', () => {
  it.each([
    ['suspend', { suspendedAt: new Date(0) }, 'not changed in the form: Suspended at'],
    ['move', { region: 'north' }, 'not changed in the form: Region'],
    ['own', { personal: false }, null],
  ])('is restored only where the form changes it too: %s', async (action, left, obstacle) => {
    const call = kit.as(['organisation.view', 'organisation.change']);
    const { id } = await organisation();
    await act(kit.as(), 'organisation', action, { selection: { ids: [id] }, input: {} });
    const [entry] = (await rowHistory(call, 'organisation', id, { limit: 1 })).items;
    expect(entry).toMatchObject({ verb: action, restorable: obstacle === null, obstacle });
    const code = await codeOf(restoreEntry(call, entry?.id ?? '', {}));
    expect(code).toBe(obstacle === null ? undefined : 'admin.not-restorable');
    expect(await kit.stores.database.organisation.findUniqueOrThrow({ where: { id } })).toMatchObject(left);
    const onlyLooks = kit.as(['organisation.view']);
    const [seen] = (await rowHistory(onlyLooks, 'organisation', id, { limit: 1 })).items;
    expect(seen).toMatchObject({ restorable: false, obstacle: null });
  });
});

describe('the record', () => {
  it('is not changed, removed or emptied by anybody', async () => {
    const { id } = await organisation();
    const { database } = kit.stores;
    const [entry] = await entriesOf(id);
    const where = { id: entry?.id ?? '' };
    await expect(database.auditEntry.update({ where, data: { byName: 'Somebody' } })).rejects.toThrow(
      /cannot be changed/,
    );
    await expect(database.auditEntry.delete({ where })).rejects.toThrow(/cannot be changed/);
    await expect(database.$executeRawUnsafe('truncate audit_entries')).rejects.toThrow(/cannot be changed/);
    const intended = {
      byId: 'x',
      byName: 'X',
      screen: 's',
      objectId: 'o',
      objectTitle: 't',
      verb: 'v',
      state: 'intended' as const,
    };
    const open = await database.auditEntry.create({ data: intended });
    const changing = database.auditEntry.update({ where: { id: open.id }, data: { state: 'done', comment: 'more' } });
    await expect(changing).rejects.toThrow(/cannot be changed/);
    await database.auditEntry.update({ where: { id: open.id }, data: { state: 'done' } });
    const again = database.auditEntry.update({ where: { id: open.id }, data: { state: 'failed' } });
    await expect(again).rejects.toThrow(/cannot be changed/);
  });
});

describe('documents', () => {
  const values = {
    _id: 'osv/GHSA-1',
    source: 'osv',
    item: 'GHSA-1',
    code: 'schema',
    firstSeenAt: '2026-01-01T00:00:00.000Z',
    lastSeenAt: '2026-01-02T00:00:00.000Z',
  };

  it('are added, changed, removed and brought back, and every step is on record', async () => {
    const call = kit.as();
    const made = await createRow(call, 'quarantined-record', write(values));
    expect(made.values).toMatchObject({ detail: '', firstSeenAt: values.firstSeenAt });
    const changed = await updateRow(
      call,
      'quarantined-record',
      made.id,
      write({ detail: 'no id' }, { version: made.version }),
    );
    expect(changed.values.detail).toBe('no id');
    const stale = updateRow(call, 'quarantined-record', made.id, write({ detail: 'late' }, { version: made.version }));
    expect(await codeOf(stale)).toBe('admin.stale');
    await removeRows(call, 'quarantined-record', { selection: { ids: [made.id] } });
    const [entry] = (await rowHistory(call, 'quarantined-record', made.id, { limit: 1 })).items;
    await restoreEntry(call, entry?.id ?? '', {});
    expect(await QuarantinedRecordModel.findById(made.id).lean()).toMatchObject({
      detail: 'no id',
      firstSeenAt: new Date(values.firstSeenAt),
    });
    const entries = await entriesOf(made.id);
    expect(entries.slice(-4).map(({ verb, state }) => [verb, state])).toEqual([
      ['add', 'done'],
      ['change', 'done'],
      ['delete', 'done'],
      ['restore', 'done'],
    ]);
  });

  it('that could not be written say so in the record', async () => {
    const call = kit.as();
    const twice = { ...values, _id: `osv/${randomUUID()}` };
    await createRow(call, 'quarantined-record', write(twice));
    expect(await codeOf(createRow(call, 'quarantined-record', write(twice)))).toBe('admin.invalid');
    expect((await entriesOf(twice._id)).map(({ state }) => state)).toEqual(['done', 'failed']);
  });
});
