import { type Database, Prisma } from '@red-tortoise/database';

/**
 * Counts one more import of this day, in UTC and by the clock of Postgres, unless there are as many as may be. One
 * statement: of requests at once exactly as many come through as there is room for. Answers whether it was counted.
 */
export async function countImport(database: Database, organisationId: string, limit: number | null): Promise<boolean> {
  if (limit !== null && limit <= 0) return false;
  const counted = await database.$queryRaw<unknown[]>(Prisma.sql`
    insert into import_counts as counts ("organisationId", "day", "count") values (${organisationId}, ${today}, 1)
    on conflict ("organisationId") do update set
      "count" = case when counts."day" = excluded."day" then counts."count" + 1 else 1 end, "day" = excluded."day"
    where counts."day" <> excluded."day" or counts."count" < ${limit}::int or ${limit}::int is null
    returning "count"`);
  return counted.length > 0;
}

/** How many began today, and when the next day does. */
export async function readImportCount(
  database: Database,
  organisationId: string,
): Promise<{ used: number; resetsAt: Date }> {
  const [read] = await database.$queryRaw<{ used: number; resetsAt: Date }[]>(Prisma.sql`
    select coalesce((select "count" from import_counts where "organisationId" = ${organisationId} and "day" = ${today}), 0)
      as "used", (${today} + 1)::timestamp as "resetsAt"`);
  return read as { used: number; resetsAt: Date };
}

const today = Prisma.sql`(now() at time zone 'utc')::date`;
