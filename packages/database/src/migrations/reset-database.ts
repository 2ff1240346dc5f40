import { createMissingDatabase } from './create-missing-database.js';
import { deployMigrations } from './deploy-migrations.js';
import { runOnce } from './run-once.js';

/** Throws everything in the database away and migrates it anew. Only for development and tests. */
export async function resetDatabase(url: string): Promise<string[]> {
  await createMissingDatabase(url);
  await runOnce(url, 'drop schema if exists public cascade; create schema public');
  return deployMigrations(url);
}
