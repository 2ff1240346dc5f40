import type { SlowQuery } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';

/** What runs for longer than a second now, and what took longest at the mean where `pg_stat_statements` is there. */
export async function readSlowQueries(database: Database): Promise<SlowQuery[]> {
  const running = await database.$queryRaw<SlowQuery[]>`
    select left(query, 500) as query, null as calls,
      (extract(epoch from clock_timestamp() - query_start) * 1000)::float as milliseconds
    from pg_stat_activity
    where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid()
      and query_start < clock_timestamp() - interval '1 second'
    order by query_start limit 20`;
  const [kept] = await database.$queryRaw<{ schema: string }[]>`
    select extnamespace::regnamespace::text as schema from pg_extension where extname = 'pg_stat_statements'`;
  if (!kept) return running;
  const longest = await database.$queryRawUnsafe<SlowQuery[]>(
    `select left(query, 500) as query, calls::int as calls, mean_exec_time::float as milliseconds
    from ${kept.schema}.pg_stat_statements where calls >= 5 order by mean_exec_time desc limit 10`,
  );
  return [...running, ...longest];
}
