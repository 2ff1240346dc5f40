/**
 * `npm run demo -- --packuments FILE --from DATE --to DATE [--steps N]`: the whole product on a loopback registry whose
 * clock walks through years of real history while you watch the feed.
 */
import { bootstrap } from './bootstrap.mjs';
import { build } from './build.mjs';
import { isMain, runMain, Stop } from './stop-with-message.mjs';

async function demo() {
  process.stdout.write('\nRed Tortoise, demo\n');
  await bootstrap();
  await build();
  const { replayOptions, startLoopbackRegistry } = await import('@red-tortoise/testing');
  const { demoFiles } = await import('./stack/dev-files.mjs');
  const { fillDemo, playHistory } = await import('./stack/play-history.mjs');
  const { runStack } = await import('./stack/run-stack.mjs');
  const options = readOptions(replayOptions);
  const registry = await startLoopbackRegistry({ packuments: options.packuments, clock: options.from });
  // Every look of the demo asks for everything: its registry is our own, and nothing outside is asked.
  const sources = { NPM_REGISTRY_URL: registry.url, NPM_LOOKUP_BUDGET: '0', NPM_SOFT_TTL: '1', OSV_URL: 'off' };
  Object.assign(process.env, sources);
  try {
    await runStack('start', {
      files: demoFiles,
      fill: (api) => fillDemo(api, registry),
      whileRunning: ({ env }) => playHistory(env, registry, options),
    });
  } finally {
    await registry.close();
  }
}

function readOptions(replayOptions) {
  try {
    return replayOptions(process.argv.slice(2));
  } catch (error) {
    throw new Stop(error.message);
  }
}

if (isMain(import.meta.url)) await runMain(demo);
