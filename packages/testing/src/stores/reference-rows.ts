import type { Database } from '@red-tortoise/database';

/** What migrations put there, and tests rely on. */
const tables = ['licence_mappings', 'plans'];

/** Keeps a copy of the rows, once for each database, right after its migrations. */
export async function keepReferenceRows(database: Database): Promise<void> {
  await database.$executeRawUnsafe('drop schema if exists reference cascade');
  await database.$executeRawUnsafe('create schema reference');
  for (const table of tables)
    await database.$executeRawUnsafe(`create table reference.${table} as table public.${table}`);
}

/** Makes them what they were, whatever a test or a journey did to them. Nothing may refer to them by then. */
export async function restoreReferenceRows(database: Database): Promise<void> {
  for (const table of tables) {
    await database.$executeRawUnsafe(
      `delete from public.${table} as now where to_jsonb(now) not in (select to_jsonb(kept) from reference.${table} as kept)`,
    );
    await database.$executeRawUnsafe(`insert into public.${table} table reference.${table} on conflict do nothing`);
  }
}
