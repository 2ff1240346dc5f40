import { prismaFolder, readMigrations, readSchema } from './migration-files.js';
import { everything, type SchemaEngine, withSchemaEngine } from './with-schema-engine.js';

export interface MigrationStatus {
  /** Migrations that the database does not have yet. */
  pending: string[];
  /** Migrations that the database has and prisma/migrations has not. */
  unknown: string[];
  failed: string[];
  /** Applied migrations whose file was changed afterwards. */
  edited: string[];
  /** Whether prisma/schema is what prisma/migrations make; else a migration is missing: `npm run db -- dev <name>`. */
  schemaMatchesMigrations: boolean;
  /** Whether the database is what prisma/schema says; else somebody changed it by hand. */
  databaseMatchesSchema: boolean;
}

/** Compares the schema, the migrations and the database. Replays the migrations in a database of its own. */
export function readMigrationStatus(url: string, folder?: string): Promise<MigrationStatus> {
  return withSchemaEngine(url, folder, async (engine) => {
    const migrationsList = readMigrations(folder);
    const diagnosis = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: everything,
    });
    const { history } = diagnosis;
    return {
      pending: history && 'unappliedMigrationNames' in history ? history.unappliedMigrationNames : [],
      unknown: history && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : [],
      failed: diagnosis.failedMigrationNames,
      edited: diagnosis.editedMigrationNames,
      schemaMatchesMigrations: (await diffMigrations(engine, folder)) === '',
      databaseMatchesSchema: (await diffDatabase(engine, folder)) === '',
    };
  });
}

export function isUpToDate(status: MigrationStatus): boolean {
  const names = [...status.pending, ...status.unknown, ...status.failed, ...status.edited];
  return names.length === 0 && status.schemaMatchesMigrations && status.databaseMatchesSchema;
}

/** The SQL that leads from the migrations to the schema; empty when they agree. */
export async function diffMigrations(engine: SchemaEngine, folder?: string): Promise<string> {
  const { stdout } = await engine.diff({
    from: { tag: 'migrations', ...readMigrations(folder) },
    to: { tag: 'schemaDatamodel', files: readSchema(folder) },
    script: true,
    exitCode: null,
    filters: everything,
  });
  return withoutComments(stdout);
}

/** The SQL that leads from the database as it is to the schema; empty when they agree. */
async function diffDatabase(engine: SchemaEngine, folder?: string): Promise<string> {
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files: readSchema(folder), configDir: prismaFolder },
    to: { tag: 'schemaDatamodel', files: readSchema(folder) },
    script: true,
    exitCode: null,
    filters: everything,
  });
  return withoutComments(stdout);
}

function withoutComments(sql: string | null): string {
  const lines = (sql ?? '').split('\n').filter((line) => line.trim() !== '' && !line.startsWith('--'));
  return lines.join('\n');
}
