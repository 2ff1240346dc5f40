import { constants } from 'node:os';
import { join } from 'node:path';
import { choosePorts } from '../choose-ports.js';
import type { RunningServices } from '../running-services.js';
import type { ServiceName, ServiceUrls } from '../service-urls.js';
import { ServicesError } from '../services-error.js';
import { readState, type ServicePorts, writeState } from '../state-file.js';
import { type ControlRequest, type OwnerStatus, openControl } from './control-channel.js';
import { defineServers } from './define-servers.js';
import type { DirectoryLock } from './directory-lock.js';
import type { LocalRequest } from './local-request.js';
import { identifyProcess } from './process-identity.js';
import { ensureRootFileSystem } from './root-file-system.js';
import { ServerGroup } from './server-group.js';
import { stopLeftovers } from './stop-leftovers.js';

/** Starts the servers as the owner of the directory, whose lock is given and released again by `stop`. */
export async function ownServices(request: LocalRequest, lock: DirectoryLock): Promise<RunningServices> {
  let announce: (services: RunningServices) => void = () => {};
  const ready = new Promise<RunningServices>((resolve) => {
    announce = resolve;
  });
  // Opened before the work, so that a second process waits for its result instead of wondering.
  const control = await openControl(request.directory, async (asked) => answerControl(await ready, asked));
  const close = async () => {
    control.close();
    await lock.release();
  };
  try {
    const group = await startGroup(request);
    const services = describe(group, close);
    announce(services);
    return services;
  } catch (error) {
    await close();
    throw error;
  }
}

async function startGroup(request: LocalRequest): Promise<ServerGroup> {
  const { directory, wanted, log } = request;
  const before = await readState(directory);
  await stopLeftovers(before, log);
  const root = await ensureRootFileSystem(log);
  const ports = await choosePorts(before?.ports);
  const urls = urlsOf(ports, wanted);
  const group: ServerGroup = new ServerGroup({
    definitions: defineServers({ root, dataDirectory: join(directory, 'data'), ports, wanted }),
    logDirectory: join(directory, 'logs'),
    log,
    urls,
    remember: () => {
      const owner = identifyProcess(process.pid);
      return writeState(directory, {
        version: 1,
        how: 'root file system',
        ports,
        urls,
        owner,
        servers: group.identities(),
      });
    },
  });
  await group.start();
  return group;
}

function describe(group: ServerGroup, close: () => Promise<void>): RunningServices {
  let stopped: Promise<void> | undefined;
  return {
    urls: group.urls as ServiceUrls,
    how: 'root file system',
    processes: () => group.processes(),
    kill: async (name, signal = 'SIGKILL') => group.find(name).kill(signal),
    restart: async (name) => group.find(name).restart(),
    stop: () => {
      stopped ??= group.stop().finally(close);
      return stopped;
    },
  };
}

async function answerControl(services: RunningServices, request: ControlRequest): Promise<OwnerStatus> {
  const { action } = request;
  if (action === 'kill') await services.kill(request.name as ServiceName, readSignal(request.signal));
  else if (action === 'restart') await services.restart(request.name as ServiceName);
  else if (action !== 'status') throw new ServicesError('services.not-ours', `unknown request ${String(action)}`);
  return { owner: process.pid, urls: services.urls, processes: services.processes() };
}

function readSignal(signal: string | undefined): NodeJS.Signals | undefined {
  if (signal === undefined || signal in constants.signals) return signal as NodeJS.Signals | undefined;
  throw new ServicesError('services.not-ours', `unknown signal ${signal}`);
}

function urlsOf(ports: ServicePorts, wanted: ServiceName[]): Partial<ServiceUrls> {
  return {
    ...(wanted.includes('postgres') && {
      databaseUrl: `postgresql://red_tortoise@127.0.0.1:${ports.postgres}/red_tortoise`,
    }),
    ...(wanted.includes('mongo') && { mongoUrl: `mongodb://127.0.0.1:${ports.mongo}/red_tortoise` }),
    ...(wanted.includes('redis') && { redisUrl: `redis://127.0.0.1:${ports.redis}` }),
    ...(wanted.includes('rabbitmq') && { rabbitUrl: `amqp://guest:guest@127.0.0.1:${ports.rabbitmq}` }),
  };
}
