import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.js';
import { statementName } from './statement-name.js';

export type Database = PrismaClient;

export interface DatabaseOptions {
  /** `postgresql://user:password@host:port/database` */
  url: string;
  /** The longest wait for a connection, for a lock and for one answer, in milliseconds. */
  timeout: number;
  /** Connections of this process at the most. */
  poolSize?: number;
}

/** Opens the one pool of this process. It connects when first used: a process may start while Postgres is away. */
export function openDatabase(options: DatabaseOptions): Database {
  const { timeout } = options;
  const adapter = new PrismaPg(
    {
      connectionString: options.url,
      max: options.poolSize ?? 10,
      connectionTimeoutMillis: timeout,
      idleTimeoutMillis: 60_000,
      // The server ends a statement in time; the client's own limit is for a server that is gone.
      statement_timeout: timeout,
      query_timeout: timeout + 1_000,
      idle_in_transaction_session_timeout: timeout * 2,
      keepAlive: true,
      application_name: 'red-tortoise',
    },
    { statementNameGenerator: ({ sql }) => statementName(sql) },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: timeout, timeout } });
}

/** Throws when Postgres does not answer in time. */
export async function pingDatabase(database: Database, timeout: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${timeout} ms`)), timeout);
  });
  await Promise.race([database.$queryRaw`select 1`, late]).finally(() => clearTimeout(timer));
}
