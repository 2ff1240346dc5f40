import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { Stop } from '../stop-with-message.mjs';
import { SupervisedApp } from './supervised-app.mjs';
import { waitUntilWell } from './wait-until-well.mjs';

/**
 * Starts apps (see planApps) under supervision and waits until each is well. Answers them, with a `stop` for all. Also
 * for journeys and benchmarks that need a stack of their own. When one does not come up, all are stopped.
 *
 * @param {import('./supervised-app.mjs').AppPlan[]} plan
 * @param {{ logs: string, say?: (name: string, text: string) => void, within?: number }} options `within` is the
 *   longest wait for all to be well, in milliseconds
 */
export async function startApps(plan, { logs, say = sayOnConsole, within }) {
  const missing = plan.find((app) => !existsSync(app.entry));
  if (missing) throw new Stop(`${missing.entry} is missing: build first (npm run build)`);
  const apps = plan.map((app) => new SupervisedApp(app, { logFile: join(logs, `${app.name}.log`), say }));
  const stop = async () => {
    for (const app of [...apps].reverse()) await app.stop();
  };
  try {
    await Promise.all(apps.map((app) => waitUntilWell(app, { within })));
  } catch (error) {
    await stop();
    throw error;
  }
  return { apps, stop };
}

function sayOnConsole(name, text) {
  process.stderr.write(`${styleText('red', name.padEnd(12))} ${text}\n`);
}
