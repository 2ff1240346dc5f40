import { setTimeout as delay } from 'node:timers/promises';
import type { ServicesState } from '../state-file.js';
import { isAlive, type ProcessIdentity, signalProcess } from './process-identity.js';

const patience = 12_000;

/**
 * Waits for the servers of an owner that was killed: the kernel has told them to stop. What is still there after a
 * while is killed, each process known by number, start time and command line.
 */
export async function stopLeftovers(state: ServicesState | undefined, log: (line: string) => void): Promise<void> {
  const servers = Object.values(state?.servers ?? {}).filter(isAlive);
  if (servers.length === 0) return;
  log('Waiting for servers of an earlier run to stop');
  if (await haveGone(servers, patience)) return;
  // Each is the first process of its namespace: the rest goes with it.
  for (const server of servers) signalProcess(server, 'SIGKILL');
  await haveGone(servers, patience);
}

async function haveGone(servers: ProcessIdentity[], milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (servers.some(isAlive)) {
    if (Date.now() > deadline) return false;
    await delay(50);
  }
  return true;
}
