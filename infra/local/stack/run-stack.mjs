import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startServices } from '@red-tortoise/services';
import { runQuietly } from '../run-quietly.mjs';
import { step } from '../step.mjs';
import { Stop } from '../stop-with-message.mjs';
import { writeAtomically } from '../write-atomically.mjs';
import { appEnvironment, planApps, usualPorts } from './app-plan.mjs';
import { authSecret } from './auth-secret.mjs';
import { seededLogin } from './demo-account.mjs';
import { devFiles } from './dev-files.mjs';
import { choosePorts } from './ports.mjs';
import { printAddresses } from './print-addresses.mjs';
import { claimInstance } from './running-instance.mjs';
import { seed } from './seed.mjs';
import { seededStaff, seedStaff } from './seed-staff.mjs';
import { startApps } from './start-apps.mjs';
import { stopRequested } from './stop-request.mjs';

const prepareStores = fileURLToPath(new URL('./prepare-stores.mjs', import.meta.url));

/**
 * Runs the whole product until it is told to stop. `mode` is start or dev; `files` says where it keeps what is its own,
 * `fill` puts the first data in over the API; `whileRunning` is told what runs (`apps`, `env`, `urls`) and answers with
 * a function that ends what it began.
 */
export async function runStack(mode, { files = devFiles, fill = seed, whileRunning = () => () => {} } = {}) {
  const other = claimInstance(files.instance);
  if (other !== undefined) throw new Stop(`This checkout runs already, as process ${other}`);
  const stopped = stopRequested();
  const cleanups = [];
  try {
    const running = await Promise.race([bringUp({ mode, files, fill }, cleanups), stopped]);
    if (running?.apps) {
      cleanups.push(await whileRunning(running));
      process.stdout.write('  Ctrl-C stops everything.\n\n');
      await stopped;
    }
  } finally {
    await stopAll(cleanups);
    // What was still coming up when we were told to stop ends with us.
    setImmediate(() => process.exit());
  }
}

async function bringUp({ mode, files, fill }, cleanups) {
  rmSync(files.urls, { force: true });
  const services = await step('Stores', () => bringUpServices(files.services, cleanups));
  const ports = await choosePorts(files.ports, usualPorts);
  const env = appEnvironment({ services: services.urls, ports, secret: authSecret(files.secret) });
  await step('Migrations and indexes', () => runQuietly(process.execPath, [prepareStores], { env }).then(() => ''));
  const plan = planApps({ env, ports, mode });
  const running = await step('Apps', async () => {
    const started = await startApps(plan, { logs: files.logs });
    cleanups.push(() => started.stop());
    return started;
  });
  // The product is as good without its example; what is wrong is said, and the rest goes on.
  await step('Demo account', () => fill(`http://127.0.0.1:${ports.api}`)).catch(({ message }) => {
    process.stderr.write(`    ${message}\n`);
  });
  await step('Demo staff', () => seedStaff(env)).catch(({ message }) => process.stderr.write(`    ${message}\n`));
  announce(plan, services, files.urls);
  cleanups.push(() => rmSync(files.urls, { force: true }));
  return { apps: running.apps, env, urls: Object.fromEntries(plan.map(({ name, url }) => [name, url])) };
}

async function bringUpServices(directory, cleanups) {
  const services = await startServices({ directory });
  cleanups.push(() => services.stop());
  return services;
}

function announce(plan, services, file) {
  const addresses = Object.fromEntries(plan.map(({ name, url }) => [name, url]));
  const { web, api, admin, ...others } = addresses;
  const urls = {
    web,
    api,
    admin,
    ...others,
    login: seededLogin,
    staff: seededStaff,
    services: services.urls,
    pid: process.pid,
  };
  writeAtomically(file, urls);
  printAddresses(urls);
}

/** The last that came up goes first: apps before the stores that they still write to. */
async function stopAll(cleanups) {
  if (cleanups.length > 0) process.stdout.write('\n');
  await step('Stopped', async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  });
}
