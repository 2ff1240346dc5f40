/** `npm run dev`: the same stack as `npm start`, rebuilt and restarted as you type. */
import { spawn } from 'node:child_process';
import { bootstrap } from './bootstrap.mjs';
import { compile, generateDatabaseClient } from './build.mjs';
import { inRoot } from './paths.mjs';
import { sayWhenRunning } from './stack/say-when-running.mjs';
import { step } from './step.mjs';
import { isMain, runMain } from './stop-with-message.mjs';

const exitWithParent = inRoot('infra/local/stack/exit-with-parent.mjs');
const watchCompiler = inRoot('infra/local/stack/watch-compiler.mjs');

async function dev() {
  if (sayWhenRunning()) return;
  process.stdout.write('\nRed Tortoise, development\n');
  await bootstrap();
  await step('Database client', generateDatabaseClient);
  await step('Packages and apps', compile);
  const { runStack } = await import('./stack/run-stack.mjs');
  await runStack('dev', { whileRunning: ({ apps }) => watchEverything(apps) });
}

/** The changed file at once, its types a moment later. The web app updates itself; mails that were caught stay. */
async function watchEverything(apps) {
  // It loads what exists only after the bootstrap.
  const { transpileOnChange } = await import('./stack/transpile-on-change.mjs');
  const stopTranspiling = await transpileOnChange(apps.filter(({ app }) => !['web', 'mail'].includes(app.name)));
  const watcher = spawn(process.execPath, ['--import', exitWithParent, watchCompiler], {
    detached: true,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  return () => {
    watcher.kill();
    stopTranspiling();
  };
}

if (isMain(import.meta.url)) await runMain(dev);
