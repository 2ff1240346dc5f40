import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Sends the headers of a stream of server-sent events. What follows is written to the answer. */
export function startEventStream(reply: FastifyReply): ServerResponse {
  reply.hijack();
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    // Proxies must hand each event on at once.
    'x-accel-buffering': 'no',
    // A shutdown waits for connections that stay open, and this one would, for nothing more.
    connection: 'close',
  });
  return reply.raw;
}

/** The last event that the browser has, when it comes back. */
export function lastEventIdOf({ headers }: FastifyRequest): string | undefined {
  const id = headers['last-event-id'];
  return typeof id === 'string' ? id : undefined;
}
