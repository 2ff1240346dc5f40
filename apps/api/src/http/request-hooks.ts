import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Logger, type Metrics, withLogContext } from '@red-tortoise/observability';
import type { FastifyInstance } from 'fastify';

const acceptedId = /^[A-Za-z0-9._-]{8,64}$/;

/** The id that a proxy or a caller gave the request, when it is a sane one; else a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && acceptedId.test(given) ? given : randomUUID();
}

/** What every request gets: its id in the answer and in each log line, safe headers, an ETag, a log line, a metric. */
export function hookRequests(
  fastify: FastifyInstance,
  options: { logger: Logger; metrics: Metrics; secure: boolean },
): void {
  // Twice: reading the body ends the first context.
  fastify.addHook('onRequest', (request, _reply, done) => withLogContext({ requestId: request.id }, done));
  fastify.addHook('preValidation', (request, _reply, done) => withLogContext({ requestId: request.id }, done));
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    reply.headers(options.secure ? { ...safeHeaders, ...onlyHttps } : safeHeaders);
    done();
  });
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    const tag = `W/"${createHash('sha1').update(payload).digest('base64url')}"`;
    reply.header('etag', tag);
    if (!matches(request.headers['if-none-match'], tag)) return payload;
    reply.status(304).removeHeader('content-length').removeHeader('content-type');
    return null;
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode };
    options.metrics.requests.observe(labels, reply.elapsedTime / 1_000);
    const quiet = labels.route.startsWith('/health') || labels.route === '/metrics';
    options.logger[quiet ? 'debug' : 'info'](
      { requestId: request.id, ...labels, milliseconds: Math.round(reply.elapsedTime) },
      'answered',
    );
  });
}

const safeHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-site',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  // Answers belong to one person; they may be kept, and are asked for again with their ETag.
  'cache-control': 'private, no-cache',
};
const onlyHttps = { 'strict-transport-security': 'max-age=31536000' };

function matches(given: string | undefined, tag: string): boolean {
  if (given === undefined) return false;
  return given.trim() === '*' || given.split(',').some((one) => one.trim().replace(/^(W\/)?/, 'W/') === tag);
}
