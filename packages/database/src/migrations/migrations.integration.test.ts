import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { isDatabaseUnavailable } from '../is-database-unavailable.js';
import { type Database, openDatabase, pingDatabase } from '../open-database.js';
import { deployMigrations } from './deploy-migrations.js';
import { developMigration } from './develop-migration.js';
import { dropDatabase } from './drop-database.js';
import { markRolledBack } from './mark-rolled-back.js';
import { MigrationFailed } from './migration-failed.js';
import { prismaFolder } from './migration-files.js';
import { isUpToDate, readMigrationStatus } from './migration-status.js';
import { runOnce } from './run-once.js';

const server = process.env.DATABASE_URL ?? '';
const databases: string[] = [];
const folders: string[] = [];

function newDatabase(): string {
  const url = new URL(server);
  url.pathname = `${url.pathname}_migrations_${databases.length}_${process.pid}`;
  databases.push(url.href);
  return url.href;
}

function copyOfPrismaFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  folders.push(folder);
  cpSync(prismaFolder, folder, { recursive: true });
  return folder;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

beforeAll(() => runOnce(maintenance(), 'select 1'));
afterAll(async () => {
  for (const url of databases) await dropDatabase(maintenance(), new URL(url).pathname.slice(1));
  for (const folder of folders) rmSync(folder, { recursive: true });
});
function maintenance(): string {
  const url = new URL(server);
  url.pathname = '/postgres';
  return url.href;
}

describe('deploying migrations', () => {
  it('creates a missing database with every table, and has nothing to do the second time', async () => {
    const url = newDatabase();
    expect((await deployMigrations(url)).length).toBeGreaterThan(0);
    expect(await deployMigrations(url)).toEqual([]);
    expect(isUpToDate(await readMigrationStatus(url))).toBe(true);
    const tables = await query(url, "select table_name from information_schema.tables where table_name = 'users'");
    expect(tables).toHaveLength(1);
  });

  it('applies each migration once when several processes deploy at the same time', async () => {
    const url = newDatabase();
    const applied = await Promise.all([deployMigrations(url), deployMigrations(url), deployMigrations(url)]);
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    const rows = await query(url, 'select migration_name from _prisma_migrations where finished_at is not null');
    expect(rows).toHaveLength(applied.flat().length);
  });

  it('keeps the bodies of functions whole', async () => {
    const url = newDatabase();
    const folder = copyOfPrismaFolder();
    const { created } = await developMigration(url, 'function', { folder, draft: true });
    const body = 'create function answer() returns int language plpgsql as $$ begin perform 1; return 42; end; $$;';
    writeFileSync(join(folder, 'migrations', created as string, 'migration.sql'), body);
    await deployMigrations(url, folder);
    expect(await query(url, 'select answer()')).toEqual([{ answer: 42 }]);
  });

  it('says which migration failed and what the server said', async () => {
    const url = newDatabase();
    const folder = copyOfPrismaFolder();
    const { created } = await developMigration(url, 'broken', { folder, draft: true });
    writeFileSync(join(folder, 'migrations', created as string, 'migration.sql'), 'alter table nowhere add x int;');
    const failed = deployMigrations(url, folder);
    await expect(failed).rejects.toThrow(MigrationFailed);
    await expect(failed).rejects.toThrow(/nowhere[\s\S]*broken/);
    await expect(deployMigrations(url, folder)).rejects.toThrow('P3009');
  });

  it('goes on after a failed migration that was mended and marked as rolled back', async () => {
    const url = newDatabase();
    const folder = copyOfPrismaFolder();
    const { created } = await developMigration(url, 'mended', { folder, draft: true });
    const file = join(folder, 'migrations', created as string, 'migration.sql');
    writeFileSync(file, 'alter table nowhere add x int;');
    await expect(deployMigrations(url, folder)).rejects.toThrow(MigrationFailed);
    writeFileSync(file, 'create table somewhere (x int);');
    await markRolledBack(url, created as string, folder);
    expect(await deployMigrations(url, folder)).toEqual([created]);
  });
});

describe('the status', () => {
  it('sees a schema that has no migration yet, and the next migration mends it', async () => {
    const url = newDatabase();
    const folder = copyOfPrismaFolder();
    await deployMigrations(url, folder);
    writeFileSync(join(folder, 'schema', 'more.prisma'), 'model More {\n  id String @id\n}\n');
    expect(await readMigrationStatus(url, folder)).toMatchObject({ schemaMatchesMigrations: false, pending: [] });
    const { created, applied } = await developMigration(url, 'more', { folder });
    expect(applied).toEqual([created]);
    expect(isUpToDate(await readMigrationStatus(url, folder))).toBe(true);
  });

  it('sees a database that was changed by hand', async () => {
    const url = newDatabase();
    await deployMigrations(url);
    await runOnce(url, 'alter table users add column shoe_size int');
    expect(await readMigrationStatus(url)).toMatchObject({
      schemaMatchesMigrations: true,
      databaseMatchesSchema: false,
    });
  });

  it('finds the migrations of this repository to be what its schema says', async () => {
    const url = newDatabase();
    await deployMigrations(url);
    expect(await readMigrationStatus(url)).toMatchObject({ schemaMatchesMigrations: true });
  });

  it('leaves no database of its own behind', async () => {
    const url = newDatabase();
    await deployMigrations(url);
    await readMigrationStatus(url);
    const rows = await query(
      url,
      `select datname from pg_database where datname like '${new URL(url).pathname.slice(1, 41)}%shadow%'`,
    );
    expect(rows).toEqual([]);
  });
});

describe('the connection', () => {
  let database: Database | undefined;
  afterAll(() => database?.$disconnect());

  it('answers, cuts off a statement that takes too long, and tells it from a wrong query', async () => {
    const url = newDatabase();
    await deployMigrations(url);
    database = openDatabase({ url, timeout: 1_500 });
    await pingDatabase(database, 1_000);
    const slow = await database.$queryRaw`select pg_sleep(5)::text`.catch((error: unknown) => error);
    expect(isDatabaseUnavailable(slow)).toBe(true);
    const wrong = await database.$queryRaw`select nothing from nowhere`.catch((error: unknown) => error);
    expect(isDatabaseUnavailable(wrong)).toBe(false);
    const settings = { name: 'twice', value: 1 };
    await database.setting.create({ data: settings });
    const duplicate = await database.setting.create({ data: settings }).catch((error: unknown) => error);
    expect(isDatabaseUnavailable(duplicate)).toBe(false);
  });

  it('says that a server is away, in time', async () => {
    const away = openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/nothing', timeout: 500 });
    const error = await away.user.count().catch((error: unknown) => error);
    expect(isDatabaseUnavailable(error)).toBe(true);
    await expect(pingDatabase(away, 1_000)).rejects.toThrow();
    await away.$disconnect();
  });
});
