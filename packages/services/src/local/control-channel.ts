import { createHash } from 'node:crypto';
import { chmod, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceProcess } from '../running-services.js';
import type { ServiceUrls } from '../service-urls.js';

/** What another process may ask of the one that owns the servers. `status` is answered when they are ready. */
export interface ControlRequest {
  action: 'status' | 'kill' | 'restart';
  name?: string;
  signal?: string;
}

/** What is answered to each request. */
export interface OwnerStatus {
  owner: number;
  urls: Partial<ServiceUrls>;
  processes: ServiceProcess[];
}

const requestLimit = 4096;
// Above the longest start: a status is answered when the servers are ready, and a first start installs them.
const answerTimeout = 16 * 60_000;

/** Answers requests on a socket in the directory, one JSON line each: `{ result }` or `{ error }`. */
export async function openControl(
  directory: string,
  answer: (request: ControlRequest) => Promise<OwnerStatus>,
): Promise<Server> {
  const path = controlPath(directory);
  // We hold the directory's lock: a socket that is still there belongs to nobody.
  await rm(path, { force: true });
  const server = createServer((socket) => serve(socket, answer));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  await chmod(path, 0o600);
  return server.unref();
}

/** Asks the owner of a directory; undefined where there is none, or where it went away before it answered. */
export function askControl(directory: string, request: ControlRequest): Promise<OwnerStatus | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(controlPath(directory));
    socket.setTimeout(answerTimeout, () => socket.destroy());
    socket.once('error', () => resolve(undefined));
    socket.once('connect', () => socket.write(`${JSON.stringify(request)}\n`));
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.once('close', () => {
      if (!text.endsWith('\n')) return resolve(undefined);
      const { result, error } = JSON.parse(text) as { result?: OwnerStatus; error?: string };
      if (error === undefined) resolve(result);
      else reject(new Error(error));
    });
  });
}

function serve(socket: Socket, answer: (request: ControlRequest) => Promise<OwnerStatus>): void {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('data', (chunk: string) => {
    text += chunk;
    if (text.length > requestLimit) socket.destroy();
    if (!text.endsWith('\n')) return;
    Promise.resolve()
      .then(() => answer(JSON.parse(text) as ControlRequest))
      .then((result) => ({ result }))
      .catch((error: Error) => ({ error: error.message }))
      .then((reply) => socket.end(`${JSON.stringify(reply)}\n`));
  });
}

function controlPath(directory: string): string {
  const path = join(directory, 'control.sock');
  // The system allows 107 bytes for the path of a socket.
  if (Buffer.byteLength(path) < 100) return path;
  return join(tmpdir(), `red-tortoise-${createHash('sha256').update(directory).digest('hex').slice(0, 24)}.sock`);
}
