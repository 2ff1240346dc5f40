/** `npm run dev`: the same stack as `npm start`, rebuilt and restarted as you type. */
import { spawn } from 'node:child_process';
import { bootstrap } from './bootstrap.mjs';
import { compile, compiler, generateDatabaseClient } from './build.mjs';
import { inRoot } from './paths.mjs';
import { restartOnChange } from './stack/restart-on-change.mjs';
import { sayWhenRunning } from './stack/say-when-running.mjs';
import { step } from './step.mjs';
import { isMain, runMain } from './stop-with-message.mjs';

async function dev() {
  if (sayWhenRunning()) return;
  process.stdout.write('\nRed Tortoise, development\n');
  await bootstrap();
  await step('Database client', generateDatabaseClient);
  await step('Packages and apps', compile);
  const { runStack } = await import('./stack/run-stack.mjs');
  await runStack('dev', watchEverything);
}

/** Compiles on each change, and restarts the apps whose compiled code has changed. The web app updates itself. */
function watchEverything(apps) {
  const stopRestarting = restartOnChange(apps.filter(({ app }) => app.name !== 'web'));
  // The compiler watches for as long as its input is open, so it ends with us.
  const watcher = spawn(process.execPath, [compiler, '-b', '--watch', '--preserveWatchOutput'], {
    cwd: inRoot(),
    detached: true,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  return () => {
    stopRestarting();
    watcher.kill();
  };
}

if (isMain(import.meta.url)) await runMain(dev);
