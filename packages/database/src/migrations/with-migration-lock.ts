import pg from 'pg';

/** Any fixed number: whoever holds it in a database migrates it. */
const lockNumber = 7_281_104;
const waitAtMost = 120_000;

/** Runs `work` while no other process migrates the same database; waits for its turn, two minutes at the most. */
export async function withMigrationLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // The lock goes with the connection; the statements of the work tell what happened.
  await client.connect();
  try {
    await client.query(`set lock_timeout = ${waitAtMost}`);
    await client.query('select pg_advisory_lock($1)', [lockNumber]);
    return await work();
  } finally {
    await client.end();
  }
}
