import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startServices } from '@red-tortoise/services';
import { runQuietly } from '../run-quietly.mjs';
import { step } from '../step.mjs';
import { Stop } from '../stop-with-message.mjs';
import { writeAtomically } from '../write-atomically.mjs';
import { appEnvironment, planApps, usualPorts } from './app-plan.mjs';
import { authSecret } from './auth-secret.mjs';
import { devFiles } from './dev-files.mjs';
import { choosePorts } from './ports.mjs';
import { printAddresses } from './print-addresses.mjs';
import { claimInstance } from './running-instance.mjs';
import { seed, seededLogin } from './seed.mjs';
import { startApps } from './start-apps.mjs';
import { stopRequested } from './stop-request.mjs';

const prepareStores = fileURLToPath(new URL('./prepare-stores.mjs', import.meta.url));

/**
 * Runs the whole product until it is told to stop. `mode` is start or dev; `whileRunning` is told about the apps when
 * they run and answers with a function that ends what it began.
 */
export async function runStack(mode, whileRunning = () => () => {}) {
  const other = claimInstance(devFiles.instance);
  if (other !== undefined) throw new Stop(`This checkout runs already, as process ${other}`);
  const stopped = stopRequested();
  const cleanups = [];
  try {
    const running = await Promise.race([bringUp(mode, cleanups), stopped]);
    if (running?.apps) {
      cleanups.push(await whileRunning(running.apps));
      process.stdout.write('  Ctrl-C stops everything.\n\n');
      await stopped;
    }
  } finally {
    await stopAll(cleanups);
    // What was still coming up when we were told to stop ends with us.
    setImmediate(() => process.exit());
  }
}

async function bringUp(mode, cleanups) {
  rmSync(devFiles.urls, { force: true });
  const services = await step('Stores', () => bringUpServices(cleanups));
  const ports = await choosePorts(devFiles.ports, usualPorts);
  const env = appEnvironment({ services: services.urls, ports, secret: authSecret(devFiles.secret) });
  await step('Migrations and indexes', () => runQuietly(process.execPath, [prepareStores], { env }).then(() => ''));
  const plan = planApps({ env, ports, mode });
  const running = await step('Apps', async () => {
    const started = await startApps(plan, { logs: devFiles.logs });
    cleanups.push(() => started.stop());
    return started;
  });
  // The product is as good without its example; what is wrong is said, and the rest goes on.
  await step('Demo account', () => seed(`http://127.0.0.1:${ports.api}`)).catch(({ message }) => {
    process.stderr.write(`    ${message}\n`);
  });
  announce(plan, services);
  cleanups.push(() => rmSync(devFiles.urls, { force: true }));
  return running;
}

async function bringUpServices(cleanups) {
  const services = await startServices({ directory: devFiles.services });
  cleanups.push(() => services.stop());
  return services;
}

function announce(plan, services) {
  const addresses = Object.fromEntries(plan.map(({ name, url }) => [name, url]));
  const { web, api, admin, ...others } = addresses;
  const urls = { web, api, admin, ...others, login: seededLogin, services: services.urls, pid: process.pid };
  writeAtomically(devFiles.urls, urls);
  printAddresses(urls);
}

/** The last that came up goes first: apps before the stores that they still write to. */
async function stopAll(cleanups) {
  if (cleanups.length > 0) process.stdout.write('\n');
  await step('Stopped', async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  });
}
