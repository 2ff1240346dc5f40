import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Database, openDatabase } from '@red-tortoise/database';
import { defineAdmin } from '../declare/define-admin.js';
import { startKit, type TestKit } from '../test-support/start-kit.js';
import { showFacets } from './facets.js';
import { listRows } from './list-rows.js';
import { recentHistory } from './recent-history.js';

const screen = defineAdmin('User', {
  group: 'Test',
  title: 'email',
  list: {
    columns: ['email', 'name'],
    search: ['email', 'name'],
    filters: ['emailVerified', { field: 'createdAt', hierarchy: true }],
    order: '-createdAt',
  },
});
const people = 50_000;

let kit: TestKit;
beforeAll(async () => {
  kit = await startKit([screen]);
  await kit.stores.database.$executeRaw`
    insert into users (id, name, email, "emailVerified", "createdAt", "updatedAt")
    select n::text, case when n % 2 = 0 then 'Ada' else 'Grace' end || case when n % 1000 = 0 then ' Hopper' else '' end,
      n || '@example.test', n % 3 > 0, timestamp '2022-01-01' + n * interval '45 minutes', now()
    from generate_series(1, ${people}::int) n`;
  // As it is once autovacuum has come by: entries of the trigram indexes wait in a list until then.
  await kit.stores.database.$executeRaw`vacuum analyze users`;
});
afterAll(() => kit.close());

/** Rows and entries of indexes of the table that PostgreSQL read for some work, as its own statistics say. */
async function readFor(work: (database: Database) => Promise<unknown>, table = 'users'): Promise<number> {
  const { database } = kit.stores;
  const before = await readSoFar(database, table);
  const url = new URL(process.env.DATABASE_URL ?? '');
  url.searchParams.set('application_name', randomUUID());
  const own = openDatabase({ url: url.href, timeout: 10_000, poolSize: 2 });
  await work(own);
  // A connection tells what it read when it ends, at the latest.
  await own.$disconnect();
  while (await isConnected(database, url)) await new Promise((resolve) => setTimeout(resolve, 20));
  return (await readSoFar(database, table)) - before;
}

async function readSoFar(database: Database, table: string): Promise<number> {
  const [row] = await database.$queryRaw<{ read: number }[]>`
    select (seq_tup_read + coalesce(idx_tup_fetch, 0) + (
      select sum(idx_tup_read) from pg_stat_user_indexes i where i.relid = t.relid
    ))::int as read from pg_stat_user_tables t where relname = ${table}`;
  return row?.read ?? Number.NaN;
}

async function isConnected(database: Database, { searchParams }: URL): Promise<boolean> {
  const [row] = await database.$queryRaw<{ count: number }[]>`
    select count(*)::int from pg_stat_activity where application_name = ${searchParams.get('application_name')}`;
  return row?.count !== 0;
}

describe('a page of a large table', () => {
  it.each([
    ['the first one', {}, 25_000],
    ['of a filter', { filters: { emailVerified: { in: [false] } } }, 25_000],
    ['of a month', { filters: { createdAt: { period: '2023-05' } } }, 10_000],
    ['of a word that every second row has', { search: 'grace' }, 15_000],
    ['of a rare word', { search: 'hopper' }, 5_000],
    ['of a word that no row has', { search: 'tortoise' }, 1_000],
  ])('reads a bounded part of it: %s', async (_, query, most) => {
    const read = await readFor(async (database) => {
      const call = { ...kit.as(), database };
      await listRows(call, 'user', { ...query, limit: 50 });
      await showFacets(call, 'user', query);
    });
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(most);
  });

  it('is measured by what tells a count of all', async () => {
    expect(await readFor((database) => database.user.count())).toBeGreaterThanOrEqual(people);
  });

  it('behind the first does not read what stands before it', async () => {
    // On a connection of its own, which has told what it read before the next one is measured.
    let cursor: string | undefined;
    await readFor(async (database) => {
      for (let page = 0; page < 5; page++)
        cursor = (await listRows({ ...kit.as(), database }, 'user', { limit: 50, cursor })).next ?? undefined;
    });
    expect(cursor).toBeDefined();
    const read = await readFor((database) =>
      listRows({ ...kit.as(), database }, 'user', { limit: 50, cursor, count: false }),
    );
    expect(read).toBeLessThan(200);
  });
});

describe('the newest changes', () => {
  it.each([
    ['everybody’s', false],
    ['of the person whose run it was', true],
  ])('are found beside a run over very many rows: %s', async (_, mine) => {
    const { viewer } = kit.as();
    const entry = { byId: viewer.id, byName: 'Grace', screen: 'user', verb: 'greet' };
    const { database } = kit.stores;
    await database.auditEntry.create({ data: { ...entry, objectId: 'one', objectTitle: 'One' } });
    const { id } = await database.auditEntry.create({ data: { ...entry, objectId: 'many', objectTitle: 'Many' } });
    await database.$executeRaw`
        insert into audit_entries (id, "byId", "byName", screen, "objectId", "objectTitle", verb, "partOfId")
        select ${id} || n, ${viewer.id}, 'Grace', 'user', n::text, '', 'greet', ${id} from generate_series(1, ${people}::int) n`;
    await database.$executeRaw`vacuum analyze audit_entries`;
    const read = await readFor(async (own) => {
      const { items } = await recentHistory({ ...kit.as(), database: own, viewer }, { limit: 2, mine });
      expect(items.map(({ run }) => run?.count ?? 1)).toEqual([1_000, 1]);
    }, 'audit_entries');
    expect(read).toBeGreaterThan(1_000);
    expect(read).toBeLessThan(5_000);
  });
});
