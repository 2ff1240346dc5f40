import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Health } from './create-health.js';
import type { Metrics } from './create-metrics.js';

/**
 * The three pages of a process without an API of its own: /health/live, /health/ready (503 when a part is down, which
 * it names) and /metrics. Answers with the port, for a `port` of 0.
 */
export async function serveHealth(options: {
  host: string;
  port: number;
  health: Health;
  metrics: Metrics;
}): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(request.url?.split('?')[0] ?? '/', response, options).catch(() => sendJson(response, 500, {}));
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

async function answer(
  path: string,
  response: ServerResponse,
  { health, metrics }: { health: Health; metrics: Metrics },
) {
  if (path === '/health/live') return sendJson(response, 200, health.live());
  if (path === '/health/ready') {
    const readiness = await health.ready();
    return sendJson(response, readiness.status === 'ready' ? 200 : 503, readiness);
  }
  if (path === '/metrics') {
    const text = await metrics.registry.metrics();
    response.writeHead(200, { 'content-type': metrics.registry.contentType }).end(text);
    return;
  }
  sendJson(response, 404, { status: 'there is nothing here' });
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
