import type { IncomingMessage } from 'node:http';
import { CodedError, RequestInvalid } from '@red-tortoise/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** JSON bodies of this API are small, unless a route says otherwise; manifests have a limit of their own. */
const usualJsonBytes = 64 * 1024;

/** For `@RouteConfig`: JSON of 2 MB, which 5,000 questions about packages with the longest of names fit into. */
export const longJson = { jsonBytes: 2 * 1024 * 1024 } as const;

/** For `@RouteConfig`: the handler reads the body itself, whatever its content type. */
export const rawBody = { rawBody: true } as const;

/** For `@RouteConfig`: the address says it all; the body may be of any type, and is not looked at. */
export const ignoredBody = { ignoredBody: true } as const;

/** Reads JSON bodies, and leaves the body of raw routes alone. Anything else is refused. */
export function readBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    /^application\/([a-z0-9.+-]+\+)?json/i,
    async (request: FastifyRequest, payload: IncomingMessage) =>
      isRaw(request) ? payload : parseJson(await readText(payload, jsonBytesOf(request))),
  );
  fastify.addContentTypeParser('*', async (request: FastifyRequest, payload: IncomingMessage) => {
    if (isRaw(request)) return payload;
    const text = await readText(payload, usualJsonBytes);
    if (text === '' || isIgnored(request)) return undefined;
    throw new RequestInvalid([{ path: 'content-type', message: 'application/json is expected' }]);
  });
}

function isRaw(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { rawBody?: boolean }).rawBody === true;
}

function isIgnored(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { ignoredBody?: boolean }).ignoredBody === true;
}

function jsonBytesOf(request: FastifyRequest): number {
  return (request.routeOptions.config as { jsonBytes?: number }).jsonBytes ?? usualJsonBytes;
}

async function readText(payload: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of payload as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limit) throw new CodedError('request.too-large', `${limit / 1024} KB at the most`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestInvalid([{ path: '', message: 'The body is not valid JSON' }]);
  }
}
