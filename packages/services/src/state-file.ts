import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProcessIdentity } from './local/process-identity.js';
import type { ServiceName, ServiceUrls } from './service-urls.js';

/** Every port that a set of services listens on. Two of them are RabbitMQ's own: distribution and port mapper. */
export interface ServicePorts {
  postgres: number;
  mongo: number;
  redis: number;
  rabbitmq: number;
  rabbitmqDistribution: number;
  rabbitmqPortMapper: number;
}

/** The content of `services.json`: what the next start and the command line need to know. */
export interface ServicesState {
  version: 1;
  how: 'compose' | 'root file system';
  ports: ServicePorts;
  urls: Partial<ServiceUrls>;
  /** The process that started the servers and stops them. */
  owner?: ProcessIdentity;
  servers: Partial<Record<ServiceName, ProcessIdentity>>;
}

/** The remembered state, or undefined where there is none or it cannot be read: then everything is chosen anew. */
export async function readState(directory: string): Promise<ServicesState | undefined> {
  try {
    const state = JSON.parse(await readFile(statePath(directory), 'utf8')) as ServicesState;
    return state.version === 1 && state.ports && state.servers ? state : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces the state in one step, so that a reader never sees half of it. */
export async function writeState(directory: string, state: ServicesState): Promise<void> {
  await mkdir(directory, { recursive: true });
  const temporary = `${statePath(directory)}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  await rename(temporary, statePath(directory));
}

function statePath(directory: string): string {
  return join(directory, 'services.json');
}
