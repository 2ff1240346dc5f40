import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployMigrations } from './deploy-migrations.js';
import { MigrationFailed } from './migration-failed.js';
import { prismaFolder, readMigrations, readSchema } from './migration-files.js';
import { everything, type SchemaEngine, withSchemaEngine } from './with-schema-engine.js';

export interface DevelopedMigration {
  /** The migrations that the database got, the new one last. */
  applied: string[];
  /** The name of the new migration; null when the schema had not changed. */
  created: string | null;
  /** What the new migration loses, in words. */
  warnings: string[];
}

/**
 * Writes the next migration: what leads from prisma/migrations to prisma/schema. Applies it, unless `draft`, which
 * leaves the file for hand-written SQL. Refuses steps that would fail on the rows of this database.
 */
export async function developMigration(
  url: string,
  name: string,
  options: { draft?: boolean; folder?: string } = {},
): Promise<DevelopedMigration> {
  const folder = options.folder ?? prismaFolder;
  const applied = await deployMigrations(url, folder);
  const { created, warnings } = await writeMigration(url, name, options.draft ?? false, folder);
  if (created && !options.draft) applied.push(...(await deployMigrations(url, folder)));
  return { applied, created, warnings };
}

function writeMigration(url: string, name: string, draft: boolean, folder: string) {
  return withSchemaEngine(url, folder, async (engine) => {
    await checkHistory(engine, folder);
    const warnings = await checkDataLoss(engine, draft, folder);
    const migration = await engine.createMigration({
      draft,
      migrationName: name,
      migrationsList: readMigrations(folder),
      schema: { files: readSchema(folder) },
      filters: everything,
    });
    if (!migration.migrationScript) return { created: null, warnings };
    const created = migration.generatedMigrationName;
    mkdirSync(join(folder, 'migrations', created), { recursive: true });
    writeFileSync(join(folder, 'migrations', created, 'migration.sql'), migration.migrationScript);
    return { created, warnings };
  });
}

/** Must come first: only then the engine knows where to make its shadow database. */
async function checkHistory(engine: SchemaEngine, folder: string): Promise<void> {
  const { action } = await engine.devDiagnostic({ migrationsList: readMigrations(folder), filters: everything });
  if (action.tag === 'reset') throw new MigrationFailed(`The database must be reset: ${action.reason}`);
}

async function checkDataLoss(engine: SchemaEngine, draft: boolean, folder: string): Promise<string[]> {
  const loss = await engine.evaluateDataLoss({
    migrationsList: readMigrations(folder),
    schema: { files: readSchema(folder) },
    filters: everything,
  });
  const impossible = loss.unexecutableSteps.map((step) => step.message);
  // Applied, it would fail half-way, and the database would want a reset.
  if (impossible.length > 0 && !draft) throw new MigrationFailed(impossible.join('\n'));
  return [...impossible, ...loss.warnings.map((warning) => warning.message)];
}
