import type { SlowQuery } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import { idOfQuery } from './slow-query-log.js';

interface Statement {
  query: string;
  calls: number | null;
  milliseconds: number;
}

/** What PostgreSQL is doing for longer than a second now. Values are parameters there, and not told. */
export async function runningStatements(database: Database): Promise<SlowQuery[]> {
  const running = await database.$queryRaw<Statement[]>`
    select left(query, 4000) as query, null as calls,
      (extract(epoch from clock_timestamp() - query_start) * 1000)::float as milliseconds
    from pg_stat_activity
    where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid()
      and datname = current_database() and query_start < clock_timestamp() - interval '1 second'
    order by query_start limit 20`;
  return running.map(show);
}

/** What took longest at the mean, where the server keeps count of it. */
export async function countedStatements(database: Database): Promise<SlowQuery[]> {
  const [kept] = await database.$queryRaw<{ schema: string }[]>`
    select extnamespace::regnamespace::text as schema from pg_extension where extname = 'pg_stat_statements'`;
  if (!kept) return [];
  const longest = await database.$queryRawUnsafe<Statement[]>(
    `select left(query, 4000) as query, calls::int as calls, mean_exec_time::float as milliseconds
    from ${kept.schema}.pg_stat_statements
    where calls >= 5 and dbid = (select oid from pg_database where datname = current_database())
    order by mean_exec_time desc limit 10`,
  );
  return longest.map(show);
}

function show({ query, calls, milliseconds }: Statement): SlowQuery {
  const id = idOfQuery('postgres', query);
  return { id, store: 'postgres', query, calls, milliseconds, lastAt: null };
}
