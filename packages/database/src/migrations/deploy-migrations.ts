import { createMissingDatabase } from './create-missing-database.js';
import { readMigrations } from './migration-files.js';
import { withMigrationLock } from './with-migration-lock.js';
import { everything, withSchemaEngine } from './with-schema-engine.js';

/**
 * Brings the database up to date with prisma/migrations; creates it when it is missing. Safe to run again, and from
 * two processes at once. Answers the names of the migrations that it applied; throws MigrationFailed.
 */
export async function deployMigrations(url: string, folder?: string): Promise<string[]> {
  await createMissingDatabase(url);
  return withMigrationLock(url, () =>
    withSchemaEngine(url, folder, async (engine) => {
      const result = await engine.applyMigrations({ migrationsList: readMigrations(folder), filters: everything });
      return result.appliedMigrationNames;
    }),
  );
}
