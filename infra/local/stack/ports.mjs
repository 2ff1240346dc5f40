import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { writeAtomically } from '../write-atomically.mjs';

/**
 * A port for each name: the one of last time, else the usual one, else any that is free. Remembered in `file`, so
 * that addresses stay the same and two checkouts run side by side.
 *
 * @template {string} Name
 * @param {string} file
 * @param {Record<Name, number>} usual
 * @returns {Promise<Record<Name, number>>}
 */
export async function choosePorts(file, usual) {
  const remembered = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const ports = {};
  for (const [name, port] of Object.entries(usual)) {
    const taken = new Set(Object.values(ports));
    ports[name] = await firstFree([remembered[name], ...like(port), 0], taken);
  }
  writeAtomically(file, ports);
  return ports;
}

/** The usual port and some that are easily told to belong with it; the last resort is any port. */
const like = (port) => Array.from({ length: 10 }, (_, index) => port + index * 10);

async function firstFree(candidates, taken) {
  for (const candidate of candidates) {
    if (candidate === undefined || taken.has(candidate)) continue;
    const port = await tryPort(candidate);
    if (port !== undefined) return port;
  }
  throw new Error('no free port');
}

/** Answers with the port when it can be listened on, else undefined. 0 stands for any. */
function tryPort(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const { port: chosen } = server.address();
      server.close(() => resolve(chosen));
    });
  });
}
