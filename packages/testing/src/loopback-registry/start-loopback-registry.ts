import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Packument } from '../packument.js';
import { answerFor, errorAnswer, send, wantsAbbreviated } from './answer.js';
import { type Fault, Faults } from './faults.js';
import { openPackuments } from './open-packuments.js';
import { packageNameOf } from './package-name-of.js';
import { RequestCounts } from './request-counts.js';
import { ServedPackuments } from './served-packuments.js';

export interface LoopbackRegistryOptions {
  /** A directory of JSON files, an NDJSON(.gz) file, or the documents themselves. */
  packuments: string | Iterable<Packument>;
  /** What the registry's clock shows at first; null (the default): today, every document as it is. */
  clock?: Date | null;
  /** By default a free one. */
  port?: number;
}

export interface LoopbackRegistry {
  /** With a slash at its end, as npm writes a registry. */
  readonly url: string;
  readonly names: string[];
  readonly requests: RequestCounts;
  /** Sets the clock; null: today. */
  at(moment: Date | null): void;
  /** Puts a fault in force; returns what takes it back. Faults are tried in the order in which they were put. */
  fault(fault: Fault): () => void;
  clearFaults(): void;
  /** Publishes a document in place of what the source has. */
  put(document: Packument): void;
  remove(name: string): void;
  close(): Promise<void>;
}

/** Plays the npm registry on the loopback interface, at any moment of the history that its documents hold. */
export async function startLoopbackRegistry(options: LoopbackRegistryOptions): Promise<LoopbackRegistry> {
  const source = await openPackuments(options.packuments);
  const served = new ServedPackuments(source);
  served.moment = options.clock ?? null;
  const faults = new Faults();
  const requests = new RequestCounts();
  const closing = new AbortController();
  const server = createServer((request, response) => {
    answer(request, response, { served, faults, requests, signal: closing.signal }).catch((error) =>
      response.destroy(error),
    );
  });
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}/`,
    names: [...source.names()],
    requests,
    at(moment) {
      served.moment = moment;
    },
    fault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    put: (document) => served.replace(document.name, document),
    remove: (name) => served.replace(name, null),
    async close() {
      closing.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await source.close();
    },
  };
}

interface Registry {
  served: ServedPackuments;
  faults: Faults;
  requests: RequestCounts;
  signal: AbortSignal;
}

async function answer(request: IncomingMessage, response: ServerResponse, registry: Registry): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    await send(request, response, errorAnswer(405, 'method not allowed', { allow: 'GET, HEAD' }), null);
    return;
  }
  const name = packageNameOf(request.url ?? '/');
  if (name === null) {
    const isPing = request.url === '/-/ping' || request.url === '/';
    const body = Buffer.from('{}');
    const pong = { status: 200, headers: { 'content-type': 'application/json' }, body };
    await send(request, response, isPing ? pong : errorAnswer(404, 'Not found'), null);
    return;
  }
  const fault = registry.faults.next(name);
  if (fault?.kind === 'slow') await delay(fault.milliseconds, undefined, { signal: registry.signal });
  const document = await registry.served.find(name, wantsAbbreviated(request) ? 'abbreviated' : 'full');
  const status = await send(request, response, await answerFor(request, document), fault);
  registry.requests.add(name, status);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
