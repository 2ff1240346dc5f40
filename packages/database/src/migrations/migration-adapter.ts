import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlQueryable,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { dropDatabase } from './drop-database.js';
import { runOnce } from './run-once.js';

/** Type ids of PostgreSQL's catalogue that the adapter does not know, with the one to read them as: text, text[]. */
const readAs: Record<number, number> = { 18: 25, 19: 25, 1002: 1009, 1003: 1009, 2205: 25 };
const characterTypeId = 18;

/**
 * Lets Prisma's schema engine drive Postgres through `@prisma/adapter-pg`, which (7.10) cannot do it as it is:
 * - it refuses columns of the catalogue's own types, such as `"char"`;
 * - it cuts scripts at each semicolon, also inside the body of a function;
 * - its shadow database is the main one when it is given a connection string, and is dropped while still in use.
 */
export class MigrationAdapter implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'postgres' as const;
  readonly adapterName = '@prisma/adapter-pg';

  private readonly pools = new Set<pg.Pool>();

  constructor(private readonly url: string) {}

  connect(): Promise<SqlDriverAdapter> {
    return this.open(this.url, async () => {});
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const shadow = new URL(this.url);
    shadow.pathname = `${shadow.pathname.slice(0, 41)}_shadow_${randomUUID().slice(0, 8)}`;
    const name = decodeURIComponent(shadow.pathname.slice(1));
    await runOnce(this.url, `create database ${pg.escapeIdentifier(name)}`);
    return this.open(shadow.href, () => dropDatabase(this.url, name));
  }

  /** The engine does not close what it opened; its own lock on the database would stay with the connection. */
  async close(): Promise<void> {
    for (const pool of this.pools) if (!pool.ended) await pool.end();
  }

  private async open(url: string, afterClose: () => Promise<void>): Promise<SqlDriverAdapter> {
    const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 10_000 });
    this.pools.add(pool);
    pool.on('error', () => {}); // An idle connection that breaks is replaced; the next statement tells.
    const adapter = (await new PrismaPg(pool).connect()) as unknown as AdapterInside;
    mendAdapter(adapter, pool);
    adapter.dispose = async () => {
      if (!pool.ended) await pool.end();
      await afterClose();
    };
    return adapter;
  }
}

/** What is patched: inner parts of the adapter, pinned with its exact version. */
interface AdapterInside extends SqlDriverAdapter {
  performIO(query: SqlQuery): Promise<{ fields: { dataTypeID: number }[] }>;
  onError(error: unknown): never;
}

function mendAdapter(adapter: AdapterInside, pool: pg.Pool): void {
  readCatalogueTypes(adapter);
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (isolation) => {
    const transaction = await startTransaction(isolation);
    readCatalogueTypes(transaction as unknown as AdapterInside);
    return transaction;
  };
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((error) => adapter.onError(error));
  };
}

function readCatalogueTypes(queryable: SqlQueryable & Pick<AdapterInside, 'performIO'>): void {
  const characterColumns = new WeakMap<SqlQuery, number[]>();
  const performIO = queryable.performIO.bind(queryable);
  const queryRaw = queryable.queryRaw.bind(queryable);
  queryable.performIO = async (query) => {
    const result = await performIO(query);
    const positions: number[] = [];
    for (const [position, field] of result.fields.entries()) {
      if (field.dataTypeID === characterTypeId) positions.push(position);
      field.dataTypeID = readAs[field.dataTypeID] ?? field.dataTypeID;
    }
    characterColumns.set(query, positions);
    return result;
  };
  queryable.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const position of characterColumns.get(query) ?? []) {
      result.columnTypes[position] = ColumnTypeEnum.Character; // The engine panics when it gets text here.
    }
    return result;
  };
}
