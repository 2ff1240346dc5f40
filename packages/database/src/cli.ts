import { deployMigrations } from './migrations/deploy-migrations.js';
import { developMigration } from './migrations/develop-migration.js';
import { markRolledBack } from './migrations/mark-rolled-back.js';
import { MigrationFailed } from './migrations/migration-failed.js';
import { diffMigrations, isUpToDate, readMigrationStatus } from './migrations/migration-status.js';
import { resetDatabase } from './migrations/reset-database.js';
import { withSchemaEngine } from './migrations/with-schema-engine.js';

const usage = `npm run db -- <command>        DATABASE_URL names the database

  deploy              create the database if missing; apply the migrations that it lacks
  dev <name> [--draft]  write the next migration from the changes in prisma/schema, and apply it
  status              compare schema, migrations and database; exit code 1 when they differ
  diff                the SQL that prisma/migrations lack
  rolled-back <name>  say that a failed migration was undone by hand: deploy tries it again
  reset --yes         throw all data away and migrate anew`;

const commands: Record<string, (url: string, args: string[]) => Promise<void>> = {
  deploy: async (url) => printApplied(await deployMigrations(url)),
  dev: async (url, args) => {
    const name = args.find((arg) => !arg.startsWith('--'));
    if (!name || !/^[a-z0-9-_]{1,60}$/.test(name)) throw new MigrationFailed('dev needs a name such as add-watches');
    const { applied, created, warnings } = await developMigration(url, name, { draft: args.includes('--draft') });
    for (const warning of warnings) print(`warning: ${warning}`);
    print(created ? `wrote prisma/migrations/${created}` : 'prisma/schema has no change');
    printApplied(applied);
  },
  status: async (url) => {
    const status = await readMigrationStatus(url);
    print(JSON.stringify(status, null, 2));
    process.exitCode = isUpToDate(status) ? 0 : 1;
  },
  diff: async (url) => {
    const sql = await withSchemaEngine(url, undefined, (engine) => diffMigrations(engine));
    print(sql || '-- no difference');
  },
  'rolled-back': async (url, [migration]) => {
    if (!migration) throw new MigrationFailed('rolled-back needs the name of the failed migration');
    await markRolledBack(url, migration);
    print('marked; `npm run db -- deploy` tries it again');
  },
  reset: async (url, args) => {
    if (!args.includes('--yes')) throw new MigrationFailed('reset throws all data away: say --yes');
    printApplied(await resetDatabase(url));
  },
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
const url = process.env.DATABASE_URL;
try {
  if (!command) throw new MigrationFailed(usage);
  if (!url) throw new MigrationFailed('DATABASE_URL is not set; `npm run services -- status` shows the local one');
  await command(url, args);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function printApplied(names: string[]): void {
  print(names.length === 0 ? 'nothing to apply' : `applied ${names.join(', ')}`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
