/** `npm start`: from a clean clone to a running product. */
import { bootstrap } from './bootstrap.mjs';
import { build } from './build.mjs';
import { sayWhenRunning } from './stack/say-when-running.mjs';
import { isMain, runMain } from './stop-with-message.mjs';

async function start() {
  if (sayWhenRunning()) return;
  process.stdout.write('\nRed Tortoise\n');
  await bootstrap();
  await build();
  // From here on our own packages are needed, which exist only now.
  const { runStack } = await import('./stack/run-stack.mjs');
  await runStack('start');
}

if (isMain(import.meta.url)) await runMain(start);
