import pg from 'pg';

/** Runs one statement over a connection of its own, outside any transaction. */
export async function runOnce(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // A loss is told by the statement itself.
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
