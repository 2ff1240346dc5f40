import { choosePorts } from '../choose-ports.js';
import type { RunningServices } from '../running-services.js';
import { type ServiceName, type ServiceUrls, serviceAddresses } from '../service-urls.js';
import { ServicesError } from '../services-error.js';
import { readState, type ServicePorts, writeState } from '../state-file.js';
import { compose } from './compose-command.js';

interface ComposeRequest {
  directory: string;
  wanted: ServiceName[];
  log: (line: string) => void;
}

/**
 * Starts the wanted services of docker-compose.yml and waits for their health checks. The engine runs them: they are
 * not our processes, and they outlive us where we are killed; the next start finds them again.
 */
export async function startComposeServices({ directory, wanted, log }: ComposeRequest): Promise<RunningServices> {
  const ports = await composePorts(directory);
  const run = (...arguments_: string[]) => compose(directory, ports, arguments_);
  const urls = composeUrls(ports);
  await writeState(directory, { version: 1, how: 'compose', ports, urls, servers: {} });
  log(`Starting ${wanted.join(', ')} with Docker Compose (the first time it fetches their images)`);
  await run('up', '--detach', '--wait', ...wanted);

  const requireWanted = (name: ServiceName) => {
    if (serviceAddresses.some((address) => address.name === name) && wanted.includes(name)) return name;
    throw new ServicesError('services.not-ours', `${name} is not one of the services started here`);
  };
  return {
    urls,
    how: 'compose',
    processes: () => [],
    kill: async (name, signal = 'SIGKILL') => void (await run('kill', '--signal', signal, requireWanted(name))),
    restart: async (name) => {
      await run('restart', requireWanted(name));
      await run('up', '--detach', '--wait', name);
    },
    stop: async () => void (await run('stop', ...wanted)),
  };
}

/** The remembered ports as long as our own containers hold them, else free ones. */
async function composePorts(directory: string): Promise<ServicePorts> {
  const before = await readState(directory);
  if (before?.how === 'compose') {
    const running = await compose(directory, before.ports, ['ps', '--quiet', '--status', 'running']);
    if (running.trim() !== '') return before.ports;
  }
  return choosePorts(before?.ports);
}

function composeUrls(ports: ServicePorts): ServiceUrls {
  return {
    databaseUrl: `postgresql://red_tortoise:red_tortoise@127.0.0.1:${ports.postgres}/red_tortoise`,
    // The replica set has one member, known to the outside under another port: no discovery.
    mongoUrl: `mongodb://127.0.0.1:${ports.mongo}/red_tortoise?directConnection=true`,
    redisUrl: `redis://127.0.0.1:${ports.redis}`,
    rabbitUrl: `amqp://red_tortoise:red_tortoise@127.0.0.1:${ports.rabbitmq}`,
  };
}
