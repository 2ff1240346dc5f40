/** `npm run build`: what changed since the last build, and nothing else. */
import { readFileSync } from 'node:fs';
import { whenChanged } from './fingerprint.mjs';
import { inRoot } from './paths.mjs';
import { runQuietly } from './run-quietly.mjs';
import { step } from './step.mjs';
import { isMain, runMain } from './stop-with-message.mjs';

const compiler = inRoot('node_modules/ts7/bin/tsc');
const vite = inRoot('node_modules/vite/bin/vite.js');

export async function build() {
  await step('Database client', generateDatabaseClient);
  await step('Packages and apps', compile);
  await step('Web app', () => bundle({ name: 'web-app', folder: 'apps/web', output: 'apps/web/dist' }));
  await step('Admin screens', () =>
    bundle({ name: 'admin-screens', folder: 'apps/admin/web', output: 'apps/admin/dist/web' }),
  );
}

export async function generateDatabaseClient() {
  const manifest = JSON.parse(readFileSync(inRoot('packages/database/package.json'), 'utf8'));
  if (!manifest.scripts?.generate) return 'none';
  const inputs = [
    'prisma',
    'packages/database/bin',
    'packages/database/package.json',
    'packages/database/prisma.config.ts',
    'package-lock.json',
  ];
  const made = await whenChanged(
    { name: 'database-client', inputs, outputs: ['packages/database/src/generated'] },
    () =>
      runQuietly('npm', ['run', '--silent', 'generate', '--workspace', '@red-tortoise/database'], {
        // Prisma would download an engine that generating does not use; any file that exists keeps it from that.
        env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
      }),
  );
  return made ? '' : 'unchanged';
}

export async function compile() {
  await runQuietly(process.execPath, [compiler, '-b']);
}

async function bundle({ name, folder, output }) {
  const inputs = [folder, 'packages/contracts/src', 'packages/ui', 'package-lock.json'];
  const made = await whenChanged({ name, inputs, outputs: [`${output}/index.html`] }, () =>
    runQuietly(process.execPath, [vite, 'build'], { cwd: inRoot(folder) }),
  );
  return made ? '' : 'unchanged';
}

if (isMain(import.meta.url)) await runMain(build);
