import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg';

/** The folder with `schema/` and `migrations/`; the same from src/ and from dist/. */
export const prismaFolder = fileURLToPath(new URL('../../../../prisma', import.meta.url));

export function readSchema(folder = prismaFolder): { path: string; content: string }[] {
  const schema = join(folder, 'schema');
  return readdirSync(schema)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: join(schema, name), content: readFileSync(join(schema, name), 'utf8') }));
}

/** The migrations as the schema engine takes them, in the order in which they are applied. */
export function readMigrations(folder = prismaFolder): MigrationList {
  const baseDir = join(folder, 'migrations');
  const names = existsSync(baseDir) ? readdirSync(baseDir, { withFileTypes: true }) : [];
  return {
    baseDir,
    shadowDbInitScript: '',
    // The engine needs a connector's name even when there is no migration yet.
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    migrationDirectories: names
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
      .map((name) => ({ path: name, migrationFile: readMigration(baseDir, name) })),
  };
}

function readMigration(baseDir: string, name: string) {
  const value = readFileSync(join(baseDir, name, 'migration.sql'), 'utf8');
  return { path: 'migration.sql', content: { tag: 'ok' as const, value } };
}
