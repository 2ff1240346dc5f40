import pg from 'pg';
import type { Statement, StatementRunner } from './statement.js';
import { StoreUnreachable } from './store-unreachable.js';

/** A connection costs PostgreSQL 20-40 MB; transactions have their own so that they cannot starve what they wait for. */
const ordinaryConnections = 14;
const transactionConnections = 6;
const connectTimeout = 10_000;
const idleTimeout = 30_000;
/** A backstop for commands without a maxTimeMS of their own; index builds lift it. */
const longestStatement = 600_000;

const settings = {
  search_path: 'documentdb_api_catalog,documentdb_api,documentdb_core,public',
  // Sorted cursors live in files, so that any connection can go on with them.
  'documentdb.useFileBasedPersistedCursors': 'on',
  'documentdb_core.enableCollation': 'on',
  // Two batches that upsert the same documents in another order are undone and repeated; do not wait a second for that.
  deadlock_timeout: '50ms',
  statement_timeout: `${longestStatement}`,
};

/** The pools of connections to PostgreSQL, and whether it was there when last asked. */
export class Postgres implements StatementRunner {
  private readonly ordinary: pg.Pool;
  private readonly transactional: pg.Pool;
  private suspect = true;

  constructor(url: string) {
    const options = Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' ');
    const shared = {
      connectionString: url,
      options,
      application_name: 'mongodb-gateway',
      connectionTimeoutMillis: connectTimeout,
      idleTimeoutMillis: idleTimeout,
      keepAlive: true,
    };
    this.ordinary = new pg.Pool({ ...shared, max: ordinaryConnections });
    this.transactional = new pg.Pool({ ...shared, max: transactionConnections });
    const suspect = () => {
      this.suspect = true;
    };
    for (const pool of [this.ordinary, this.transactional]) {
      pool.on('error', suspect);
      // A connection that breaks while it is lent out tells so by an event too, and nobody else listens.
      pool.on('connect', (client) => client.on('error', suspect));
    }
  }

  async run<Row>(statement: Statement, values: readonly unknown[]): Promise<Row> {
    const result = await this.withConnection((client) => client.query({ ...statement, values: [...values] }));
    return result.rows[0] as Row;
  }

  /** Runs statements that stop when nobody waits for them any more. */
  until(signal: AbortSignal): StatementRunner {
    return {
      run: (statement, values) =>
        this.withConnection(async (client) => {
          signal.throwIfAborted();
          const cancellation = cancelOn(signal, client, this.ordinary);
          try {
            const result = await client.query({ ...statement, values: [...values] });
            return result.rows[0];
          } finally {
            // Only then is the connection lent again, so that no other statement is hit.
            await cancellation.settled();
          }
        }),
    };
  }

  /** Lends an ordinary connection. */
  async withConnection<Result>(use: (client: pg.ClientBase) => Promise<Result>): Promise<Result> {
    const client = await this.connect(this.ordinary);
    let lost: Error | undefined;
    try {
      return await use(client);
    } catch (error) {
      lost = this.noteLoss(error);
      throw error;
    } finally {
      client.release(lost);
    }
  }

  /** A connection for one transaction; its holder releases it. */
  async connectForTransaction(): Promise<pg.PoolClient> {
    return this.connect(this.transactional);
  }

  /** True when PostgreSQL answers. Asks it only after something went wrong. */
  async isReachable(): Promise<boolean> {
    if (!this.suspect) return true;
    try {
      await this.withConnection((client) => client.query('select 1'));
      this.suspect = false;
    } catch {
      return false;
    }
    return true;
  }

  /** The error when it means that the connection is gone, and remembers that PostgreSQL may be down. */
  noteLoss(error: unknown): Error | undefined {
    if (!isConnectionLoss(error)) return undefined;
    this.suspect = true;
    return error as Error;
  }

  /** How many connections are open, and how many of these are in use. */
  get connections(): { open: number; busy: number } {
    const pools = [this.ordinary, this.transactional];
    const open = pools.reduce((sum, pool) => sum + pool.totalCount, 0);
    return { open, busy: open - pools.reduce((sum, pool) => sum + pool.idleCount, 0) };
  }

  async close(): Promise<void> {
    await Promise.all([this.ordinary.end(), this.transactional.end()]);
  }

  private async connect(pool: pg.Pool): Promise<pg.PoolClient> {
    try {
      return await pool.connect();
    } catch (error) {
      this.suspect = true;
      throw new StoreUnreachable(error);
    }
  }
}

/** Cancels what `client` runs when the signal comes, on a connection beside it. */
function cancelOn(signal: AbortSignal, client: pg.ClientBase, pool: pg.Pool): { settled: () => Promise<unknown> } {
  let cancelled: Promise<unknown> = Promise.resolve();
  const { processID } = client as pg.ClientBase & { processID: number };
  const cancel = () => {
    cancelled = pool.query('select pg_cancel_backend($1)', [processID]).catch(() => undefined);
  };
  signal.addEventListener('abort', cancel, { once: true });
  return {
    settled() {
      signal.removeEventListener('abort', cancel);
      return cancelled;
    },
  };
}

/** Whether an error of node-postgres says that the connection, not the statement, failed. */
export function isConnectionLoss(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  const lostCodes = /^(08...|57P0[123]|ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT)$/;
  return lostCodes.test(code ?? '') || /Connection terminated|not queryable|connection error/i.test(message ?? '');
}
