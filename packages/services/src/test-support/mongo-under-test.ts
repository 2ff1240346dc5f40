import { MongoClient } from 'mongodb';
import pg from 'pg';
import { type Gateway, startGateway } from '../gateway/start-gateway.js';

/** A server that the tests of client-visible behaviour run against. */
export interface MongoUnderTest {
  url: string;
  /** Missing when it is a real MongoDB. */
  gateway: Gateway | undefined;
  client: MongoClient;
  close(): Promise<void>;
}

/** The superuser's database on the PostgreSQL of the tests, where DocumentDB lives. */
export function documentDbUrl(): string {
  const url = new URL(process.env.DATABASE_URL ?? '');
  url.username = 'postgres';
  url.password = '';
  url.pathname = '/postgres';
  return url.href;
}

/**
 * A gateway of the sources as they are, in front of the PostgreSQL of the tests. Where that one has no DocumentDB the
 * stores come from Docker or from a prepared machine, and MONGODB_URL is a real MongoDB.
 */
export async function openMongoUnderTest(options: { transactionLifetime?: number } = {}): Promise<MongoUnderTest> {
  const gateway = (await hasDocumentDb())
    ? await startGateway({ port: 0, postgresUrl: documentDbUrl(), ...options })
    : undefined;
  const name = `gateway_${process.pid}_${Date.now().toString(36)}`;
  const url = gateway
    ? `mongodb://127.0.0.1:${gateway.port}/${name}`
    : withDatabase(process.env.MONGODB_URL ?? '', name);
  const client = await MongoClient.connect(url);
  return {
    url,
    gateway,
    client,
    async close() {
      await client.db().dropDatabase();
      await client.close();
      await gateway?.close();
    },
  };
}

/** The gateway under test, or undefined with a word on why its inner guarantees go unchecked. */
export function gatewayOf({ gateway }: MongoUnderTest): Gateway | undefined {
  if (!gateway) console.info('MONGODB_URL is a real MongoDB: what only the gateway promises is not tested here');
  return gateway;
}

async function hasDocumentDb(): Promise<boolean> {
  const client = new pg.Client({ connectionString: documentDbUrl(), connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rowCount } = await client.query("select from pg_extension where extname = 'documentdb'");
    return rowCount === 1;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

function withDatabase(given: string, name: string): string {
  const url = new URL(given);
  url.pathname = `/${name}`;
  return url.href;
}
