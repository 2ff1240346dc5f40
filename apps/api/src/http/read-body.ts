import type { IncomingMessage } from 'node:http';
import { CodedError } from '@red-tortoise/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestInvalid } from './request-invalid.js';

/** JSON bodies of this API are small; manifests have a limit of their own. */
const jsonBytesLimit = 64 * 1024;

/** For `@RouteConfig`: the handler reads the body itself, whatever its content type. */
export const rawBody = { rawBody: true } as const;

/** Reads JSON bodies, and leaves the body of raw routes alone. Anything else is refused. */
export function readBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    /^application\/([a-z0-9.+-]+\+)?json/i,
    async (request: FastifyRequest, payload: IncomingMessage) =>
      isRaw(request) ? payload : parseJson(await readText(payload)),
  );
  fastify.addContentTypeParser('*', async (request: FastifyRequest, payload: IncomingMessage) => {
    if (isRaw(request)) return payload;
    if ((await readText(payload)) === '') return undefined;
    throw new RequestInvalid([{ path: 'content-type', message: 'application/json is expected' }]);
  });
}

function isRaw(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { rawBody?: boolean }).rawBody === true;
}

async function readText(payload: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of payload as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > jsonBytesLimit) throw new CodedError('request.too-large', `${jsonBytesLimit / 1024} KB at the most`);
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
