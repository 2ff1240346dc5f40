import { withMigrationLock } from './with-migration-lock.js';
import { withSchemaEngine } from './with-schema-engine.js';

/**
 * Says that what a failed migration left behind was undone by hand, so that the next deploy tries it again. Throws
 * MigrationFailed when the migration has not failed.
 */
export function markRolledBack(url: string, migrationName: string, folder?: string): Promise<void> {
  return withMigrationLock(url, () =>
    withSchemaEngine(url, folder, async (engine) => {
      await engine.markMigrationRolledBack({ migrationName });
    }),
  );
}
