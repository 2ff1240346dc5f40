import { createServer } from 'node:net';
import type { ServicePorts } from './state-file.js';

const portNames = ['postgres', 'mongo', 'redis', 'rabbitmq', 'rabbitmqDistribution', 'rabbitmqPortMapper'] as const;

// Below the range from which Linux and macOS take the local ports of outgoing connections, which would block ours at random.
const lowest = 20_000;
const highest = 29_999;

/** A free loopback port for each server: the remembered one, unless somebody else has taken it meanwhile. */
export async function choosePorts(remembered?: ServicePorts): Promise<ServicePorts> {
  const chosen = new Set<number>();
  const ports: Partial<ServicePorts> = {};
  for (const name of portNames) {
    const before = remembered?.[name];
    const keep = before !== undefined && !chosen.has(before) && (await isFree(before));
    ports[name] = keep ? before : await findFree(chosen);
    chosen.add(ports[name]);
  }
  return ports as ServicePorts;
}

async function findFree(chosen: Set<number>): Promise<number> {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest + 1));
    if (!chosen.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`no free port between ${lowest} and ${highest}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}
