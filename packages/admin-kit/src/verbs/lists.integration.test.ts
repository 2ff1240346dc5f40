import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { masked } from '@red-tortoise/contracts';
import { PackageModel } from '@red-tortoise/documents';
import { defineAdmin } from '../declare/define-admin.js';
import { codeOf, startKit, type TestKit } from '../test-support/start-kit.js';
import { exportRows } from './export-rows.js';
import { showFacets } from './facets.js';
import { listRows } from './list-rows.js';
import { lookUp } from './look-up.js';
import { listViews, removeView, saveView } from './saved-views.js';
import { showSite } from './show-site.js';

const screens = [
  defineAdmin('User', {
    group: 'Test',
    title: 'email',
    list: { columns: ['email', 'name'], search: ['email', 'name'], order: '-createdAt' },
    objectRule: ({ superuser }) => (superuser ? null : { field: 'name', is: 'not', value: 'Hidden' }),
  }),
  defineAdmin('Session', {
    group: 'Test',
    list: {
      columns: [
        'user',
        'user.name',
        'token',
        { name: 'age', needs: ['createdAt'], value: (row) => row.createdAt.getUTCFullYear() },
      ],
      filters: [
        'user',
        { field: 'expiresAt', hierarchy: true },
        { field: 'ipAddress', by: 'null' },
        {
          name: 'agent',
          options: { cli: { label: 'CLI', where: () => ({ field: 'userAgent', is: 'equal', value: 'cli' }) } },
        },
        {
          name: 'owner',
          options: { ada: { label: 'Ada', where: () => ({ field: 'user.name', is: 'starts', value: 'ADA' }) } },
        },
      ],
      order: '-id',
    },
    secret: ['token'],
  }),
  defineAdmin(PackageModel, {
    group: 'Test',
    list: {
      columns: ['_id', 'state', 'distTags.latest'],
      search: ['_id'],
      spellings: (word) => [`pkg:npm/${word}`],
      filters: ['state', 'wanted'],
      order: '_id',
    },
  }),
];
const people = 60;

let kit: TestKit;
beforeAll(async () => {
  kit = await startKit(screens);
  const { database } = kit.stores;
  const ids = Array.from({ length: people }, (_, at) => `person-${String(at).padStart(3, '0')}`);
  await database.user.createMany({
    data: ids.map((id, at) => ({
      id,
      name: at === 7 ? 'Hidden' : at % 2 === 0 ? 'Ada Lovelace' : '=cmd|"x"',
      email: `${id}@example.test`,
      // Several at the same moment: the id has to tell them apart.
      createdAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(at / 10))),
    })),
  });
  await database.session.createMany({
    data: ids.map((id, at) => ({
      id: `session-${at}`,
      token: `secret-${at}`,
      userId: id,
      expiresAt: new Date(Date.UTC(2024 + (at % 3), at % 12, 15)),
      ipAddress: at % 4 === 0 ? null : '203.0.113.1',
      userAgent: at < 5 ? 'cli' : 'browser',
    })),
  });
  const states = ['fetched', 'failing'] as const;
  await PackageModel.insertMany(
    Array.from({ length: 30 }, (_, at) => ({
      _id: `pkg:npm/${at < 10 ? 'left' : 'right'}-${at}`,
      ecosystem: 'npm',
      name: `p${at}`,
      distTags: { latest: `1.0.${at}` },
      state: states[at % 2],
      nextAt: new Date(),
      wanted: at < 3,
      priority: 0,
    })),
  );
});
afterAll(() => kit.close());

describe('a list', () => {
  it('pages by key: rows that come in between are neither repeated nor make others go missing', async () => {
    const call = kit.as();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listRows(call, 'user', { limit: 7, cursor });
      expect(cursor === undefined ? page.total : { count: people, more: false }).toEqual({
        count: people,
        more: false,
      });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next ?? undefined;
      const id = `later-${seen.length}`;
      await kit.stores.database.user.create({ data: { id, name: 'Later', email: `${id}@example.test` } });
    } while (cursor !== undefined);
    expect(seen).toHaveLength(people);
    expect(new Set(seen).size).toBe(people);
    expect(seen[0]).toBe('person-059');
    await kit.stores.database.user.deleteMany({ where: { name: 'Later' } });
  });

  it('shows relations by name, paths and computed columns, and secrets never', async () => {
    const page = await listRows(kit.as(), 'session', { limit: 2, filters: { user: { in: ['person-004'] } } });
    expect(page).toMatchObject({ total: { count: 1, more: false }, next: null });
    expect(page.rows[0]).toMatchObject({
      id: 'session-4',
      values: {
        user: { id: 'person-004', label: 'person-004@example.test' },
        'user.name': 'Ada Lovelace',
        token: masked,
        age: new Date().getUTCFullYear(),
      },
    });
    const withoutName = await listRows(kit.as(['session.view']), 'session', { limit: 1 });
    expect(withoutName.rows[0]?.values.user).toMatchObject({ label: expect.stringMatching(/^person-\d+$/) });
  });

  it.each([
    ['user', 'ada love', 30],
    ['user', 'PERSON-00', 10],
    ['user', 'pe', people],
    // The beginning of a word, wherever it stands; not its middle.
    ['user', 'lo', people / 2],
    ['user', 'ex a', people / 2],
    ['user', 've', 0],
    // Beside a longer word it may be anywhere.
    ['user', 'ada ve', people / 2],
    ['user', '%', 0],
    ['user', 'ada %', 0],
    ['package', 'pkg:npm/left', 10],
    ['package', 'left', 10],
    ['package', 'eft', 0],
  ])('of %s that is searched for "%s" has %d rows', async (screen, search, rows) => {
    expect((await listRows(kit.as(), screen, { limit: 200, search })).rows).toHaveLength(rows);
  });

  it.each([
    ['session', { expiresAt: { period: '2025' } }, 20],
    ['session', { expiresAt: { period: '2025-02' } }, 5],
    ['session', { expiresAt: { from: '2025-01-01', to: '2025-06-01' } }, 10],
    ['session', { ipAddress: { empty: true } }, 15],
    ['session', { agent: { in: ['cli'] }, ipAddress: { empty: false } }, 3],
    ['session', { owner: { in: ['ada'] } }, 30],
    ['package', { state: { in: ['failing'] }, wanted: { in: [true] } }, 1],
  ])('of %s filtered by %j has %d rows', async (screen, filters, rows) => {
    const page = await listRows(kit.as(), screen, { limit: 200, filters });
    expect(page.rows).toHaveLength(rows);
    expect(page.total.count).toBe(rows);
  });

  it.each([
    [{ filters: { nothing: { in: ['x'] } } }, 'request.invalid'],
    [{ filters: { expiresAt: { in: ['x'] } } }, 'request.invalid'],
    [{ filters: { agent: { in: ['constructor'] } } }, 'request.invalid'],
    [{ order: ['token'] }, 'request.invalid'],
    [{ order: ['userAgent'] }, 'request.invalid'],
    [{ cursor: 'bm90aGluZw' }, 'request.cursor-invalid'],
  ])('that is asked for with %j is refused', async (query, code) => {
    expect(await codeOf(listRows(kit.as(), 'session', { limit: 5, ...query }))).toBe(code);
  });

  it('does not take the cursor of another order', async () => {
    const { next } = await listRows(kit.as(), 'user', { limit: 5 });
    const other = listRows(kit.as(), 'user', { limit: 5, order: ['email'], cursor: next ?? '' });
    expect(await codeOf(other)).toBe('request.cursor-invalid');
  });

  it('keeps the rows of an object rule from lists, look-ups, exports and links', async () => {
    const call = kit.as(['user.view', 'session.view']);
    expect((await listRows(call, 'user', { limit: 200 })).rows).toHaveLength(people - 1);
    const { items } = await lookUp(call, 'session', 'user', { search: 'person-007' });
    expect(items).toEqual([]);
    const { file } = await exportRows(call, 'user', {
      format: 'json',
      selection: { all: { search: '', filters: {} } },
    });
    expect(JSON.parse(file?.content ?? '')).toHaveLength(people - 1);
    const sessions = await listRows(call, 'session', { limit: 1, filters: { user: { in: ['person-007'] } } });
    expect(sessions.rows[0]?.values.user).toEqual({ id: 'person-007', label: 'person-007' });
  });
});

describe('the filters', () => {
  it('tell how many rows each value would leave, dates by year, month and day', async () => {
    const { filters } = await showFacets(kit.as(), 'session', {});
    const [owners, ...others] = filters;
    const byName = Object.fromEntries(
      others.map(({ name, values }) => [name, values.map(({ label, count }) => [label, count])]),
    );
    expect(byName).toEqual({
      expiresAt: [
        ['2026', 20],
        ['2025', 20],
        ['2024', 20],
      ],
      ipAddress: [
        ['Not set', 15],
        ['Set', 45],
      ],
      agent: [['CLI', 5]],
      owner: [['Ada', 30]],
    });
    // Each has one session: any five of them.
    expect(owners).toMatchObject({ name: 'user', values: Array(5).fill({ count: 1, more: false }) });
    const months = await showFacets(kit.as(), 'session', { filters: { expiresAt: { period: '2025' } } });
    const counted = months.filters
      .find(({ name }) => name === 'expiresAt')
      ?.values.filter(({ count }) => count > 0)
      .map(({ label, count }) => [label, count]);
    expect(counted).toEqual([
      ['2025-02', 5],
      ['2025-05', 5],
      ['2025-08', 5],
      ['2025-11', 5],
    ]);
  });
});

describe('the filter by a relation', () => {
  it('tells what is most frequent, by the name that the viewer may see, under the other filters', async () => {
    const { database } = kit.stores;
    const more = (id: string, userId: string) => ({ id, userId, token: id, expiresAt: new Date('2024-01-15') });
    const owners = ['person-001', 'person-001', 'person-001', 'person-007', 'person-007'];
    const data = owners.map((userId, at) => more(`z-${at}`, userId));
    await database.session.createMany({ data });
    const first = async (call = kit.as(), filters = {}) => (await showFacets(call, 'session', { filters })).filters[0];
    expect((await first())?.values.slice(0, 2)).toEqual([
      { label: 'person-001@example.test', value: { in: ['person-001'] }, count: 4, more: false },
      { label: 'person-007@example.test', value: { in: ['person-007'] }, count: 3, more: false },
    ]);
    const some = await first(kit.as(['session.view', 'user.view']), { ipAddress: { empty: false } });
    expect(some?.values.slice(0, 2)).toMatchObject([
      { label: 'person-001@example.test', count: 1 },
      { label: 'person-007', count: 1 },
    ]);
    await database.session.deleteMany({ where: { id: { in: data.map(({ id }) => id) } } });
  });
});

describe('a file of rows', () => {
  it('is CSV that no spreadsheet runs, or JSON, and has no secrets', async () => {
    await kit.stores.database.user.create({
      data: {
        ...{ id: 'formula', name: 'F', email: '@sum(1)@example.test' },
        sessions: { create: { id: 'session-formula', token: 'secret-formula', expiresAt: new Date('2024-01-15') } },
      },
    });
    const csv = await exportRows(kit.as(), 'user', { format: 'csv', selection: { ids: ['person-001', 'person-002'] } });
    expect(csv.file?.content).toBe(
      'id,email,name\r\nperson-001,person-001@example.test,"\'=cmd|""x"""\r\nperson-002,person-002@example.test,Ada Lovelace\r\n',
    );
    const linked = await exportRows(kit.as(), 'session', { format: 'csv', selection: { ids: ['session-formula'] } });
    expect(linked.file?.content).toContain("session-formula,'@sum(1)@example.test,");
    await kit.stores.database.user.delete({ where: { id: 'formula' } });
    const left = await kit.stores.database.auditEntry.findFirst({
      where: { screen: 'user', verb: 'export' },
      orderBy: { id: 'desc' },
    });
    expect(left).toMatchObject({
      byName: 'Grace Hopper',
      after: { format: expect.any(String), rows: { more: false } },
    });
    const json = await exportRows(kit.as(), 'session', { format: 'json', selection: { ids: ['session-3'] } });
    expect(JSON.parse(json.file?.content ?? '')).toEqual([
      {
        id: 'session-3',
        user: { id: 'person-003', label: 'person-003@example.test' },
        'user.name': '=cmd|"x"',
        token: masked,
        age: expect.any(Number),
      },
    ]);
  });
});

describe('the site', () => {
  it('has only what the viewer may see and do', () => {
    const names = (permissions?: string[]) =>
      showSite(kit.as(permissions)).groups.flatMap(({ screens }) => screens.map(({ name }) => name));
    expect(names()).toEqual(['user', 'session', 'package']);
    expect(names(['user.change', 'session.view'])).toEqual(['session']);
    expect(names([])).toEqual([]);
  });
});

describe('saved views', () => {
  it('are seen by their maker, or by all when shared, and removed by their maker alone', async () => {
    const [ada, bob] = [kit.as(['user.view']), kit.as(['user.view'])];
    const view = { name: 'New', shared: false, search: 'ada', filters: {}, order: ['-createdAt'] };
    const mine = await saveView(ada, 'user', view);
    expect((await listViews(bob, 'user')).items).toEqual([]);
    const again = await saveView(ada, 'user', { ...view, shared: true });
    expect(again.id).toBe(mine.id);
    expect((await listViews(bob, 'user')).items).toMatchObject([{ name: 'New', mine: false, search: 'ada' }]);
    expect(await codeOf(removeView(bob, 'user', mine.id))).toBe('admin.view-not-found');
    await removeView(ada, 'user', mine.id);
    expect((await listViews(ada, 'user')).items).toEqual([]);
  });
});
