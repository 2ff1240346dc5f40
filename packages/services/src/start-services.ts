import { resolve } from 'node:path';
import { findComposeEngine } from './compose/find-compose-engine.js';
import { startComposeServices } from './compose/start-compose-services.js';
import { missingForRootFileSystem } from './local/missing-for-root-file-system.js';
import { startLocalServices } from './local/start-local-services.js';
import type { RunningServices, StartOptions } from './running-services.js';
import { type ServiceName, type ServiceUrls, serviceAddresses, urlsFromEnvironment } from './service-urls.js';
import { ServicesError } from './services-error.js';
import { readState } from './state-file.js';

/**
 * Provides PostgreSQL, MongoDB, Redis and RabbitMQ: as given in the environment, else by Docker Compose, else from a
 * root file system made on this machine. Resolves when each of them answers.
 * @throws ServicesError with the code `services.none-available` where no way is open, and others of its codes.
 */
export async function startServices(options: StartOptions): Promise<RunningServices> {
  const given = urlsFromEnvironment(options.environment ?? process.env);
  const wanted = serviceAddresses.filter(({ key }) => !given[key]).map(({ name }) => name);
  if (wanted.length === 0) return withGivenUrls(given, undefined);

  const request = { directory: resolve(options.directory), wanted, log: options.log ?? (() => {}) };
  return withGivenUrls(given, await startProvided(request));
}

async function startProvided(request: { directory: string; wanted: ServiceName[]; log: (line: string) => void }) {
  const missing = await missingForRootFileSystem();
  // Data made one way is not found by the other, so a directory stays with its first way while that is open.
  const staysLocal = missing === undefined && (await readState(request.directory))?.how === 'root file system';
  if (!staysLocal && (await findComposeEngine())) return startComposeServices(request);
  if (missing === undefined) return startLocalServices(request);
  throw new ServicesError('services.none-available', explainWays(missing));
}

function withGivenUrls(given: Partial<ServiceUrls>, provided: RunningServices | undefined): RunningServices {
  const refuseGiven = (name: ServiceName) => {
    const address = serviceAddresses.find((candidate) => candidate.name === name);
    if (!address || given[address.key] || !provided) {
      throw new ServicesError('services.not-ours', `${name} is given by ${address?.variable}: it is not ours to stop`);
    }
    return provided;
  };
  return {
    urls: { ...provided?.urls, ...given } as ServiceUrls,
    how: provided?.how ?? 'environment',
    processes: () => provided?.processes() ?? [],
    kill: async (name, signal) => refuseGiven(name).kill(name, signal),
    restart: async (name) => refuseGiven(name).restart(name),
    stop: async () => provided?.stop(),
  };
}

function explainWays(missing: string): string {
  return [
    'Red Tortoise needs PostgreSQL, MongoDB, Redis and RabbitMQ and found no way to start them here. Any one of these helps:',
    '  1. Start Docker (or another engine that answers `docker compose`), then try again.',
    `  2. On Debian or Ubuntu, run as root: the servers are then installed into a folder of their own. Here: ${missing}.`,
    `  3. Give the URLs of your own servers: ${serviceAddresses.map(({ variable }) => variable).join(', ')}.`,
  ].join('\n');
}
