import { access, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { ServicesError } from '../services-error.js';
import { commandInRootFileSystem, type Placement, prepareDataDirectory } from './command-in-root-file-system.js';
import { runProgram } from './run-program.js';
import type { ServerDefinition } from './server-definition.js';

const majorVersion = '18';
const programs = `/usr/lib/postgresql/${majorVersion}/bin`;

/** Caps and habits of the local server. The memory it can take is about shared_buffers + connections × work_mem in use. */
const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '192MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  temp_buffers: '4MB',
  max_wal_size: '512MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_preload_libraries: 'pg_cron,pg_documentdb_core,pg_documentdb,pg_documentdb_extended_rum',
  'cron.database_name': 'postgres',
  'cron.host': '127.0.0.1',
  // DocumentDB has a job every two seconds: a row for each run would fill the disk.
  'cron.log_run': 'off',
  'cron.log_statement': 'off',
  // The files of idle cursors stay as long as the gateway keeps the cursors.
  'documentdb.defaultCursorExpiryTimeLimitSeconds': '600',
  // Only this kind of index gives documents in its order: the newest 50 of 400,000 in 0.4 ms, not in 570 ms.
  'documentdb.alternate_index_handler_name': 'extended_rum',
  'documentdb.enable_merge_sort_for_in_prefix': 'on',
};

/** PostgreSQL: the business database, and through its DocumentDB extension the engine below the MongoDB gateway. */
export function definePostgres(options: { root: string; data: string; port: number }): ServerDefinition {
  const placement: Placement = { root: options.root, data: options.data, user: 'postgres', stopSignal: 'SIGINT' };
  const flags = Object.entries({ ...settings, port: String(options.port) }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  return {
    name: 'postgres',
    command: commandInRootFileSystem(placement, [`${programs}/postgres`, '-D', '/data/db', ...flags]),
    environment: {},
    depth: 2,
    stopSignal: placement.stopSignal,
    prepare: () => prepareCluster(placement),
    probe: () => withClient(options.port, async (client) => void (await client.query('select 1'))),
    afterStart: () => withClient(options.port, createDatabase),
  };
}

/** Where the gateway finds the DocumentDB extension; it needs a superuser. */
export function postgresAdminUrl(port: number): string {
  return `postgresql://postgres@127.0.0.1:${port}/postgres`;
}

async function prepareCluster(placement: Placement): Promise<void> {
  await prepareDataDirectory(placement);
  const cluster = join(placement.data, 'db');
  if (
    await access(cluster).then(
      () => true,
      () => false,
    )
  )
    return checkVersion(cluster);

  // Made under another name, so that a start that is cut short leaves no half-made cluster.
  const making = join(placement.data, 'making');
  await rm(making, { recursive: true, force: true });
  const initdb = [
    `${programs}/initdb`,
    '-D',
    '/data/making',
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  ];
  const [program = '', ...rest] = commandInRootFileSystem(placement, initdb);
  const made = await runProgram(program, rest, { timeoutMilliseconds: 60_000 });
  if (made.code !== 0) throw new ServicesError('services.did-not-start', `initdb failed: ${made.output}`);
  await rename(making, cluster);
}

async function checkVersion(cluster: string): Promise<void> {
  const version = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  if (version === majorVersion) return;
  throw new ServicesError(
    'services.data-version',
    `The data in ${cluster} is of PostgreSQL ${version}, the server is ${majorVersion}. ` +
      '`npm run services -- reset` deletes the local data and starts afresh.',
  );
}

async function createDatabase(client: pg.Client): Promise<void> {
  await client.query('set client_min_messages = warning');
  await client.query('create extension if not exists documentdb cascade');
  await client.query('create extension if not exists documentdb_extended_rum');
  // After the root file system was made anew its programs may be newer than what the data has installed.
  const outdated = await client.query<{ name: string }>(
    'select name from pg_available_extensions where installed_version <> default_version',
  );
  for (const { name } of outdated.rows) await client.query(`alter extension ${client.escapeIdentifier(name)} update`);

  const role = await client.query("select 1 from pg_roles where rolname = 'red_tortoise'");
  // Migrations are checked in a database of their own, hence createdb.
  if (role.rowCount === 0) await client.query('create role red_tortoise login createdb');
  const database = await client.query("select 1 from pg_database where datname = 'red_tortoise'");
  if (database.rowCount === 0) await client.query('create database red_tortoise owner red_tortoise');
}

async function withClient(port: number, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const connectionString = postgresAdminUrl(port);
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000, query_timeout: 30_000 });
  // A server that goes away while we talk to it rejects the query; the event on top of it needs no other answer.
  client.on('error', () => {});
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
