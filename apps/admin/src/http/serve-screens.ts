import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** From `src/http` as from `dist/http`. */
const built = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** Scripts and styles come from here only; Mantine writes its sizes into style attributes. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The built screens; every address that is neither a file nor of the API is a page of theirs. */
export async function serveScreens(fastify: FastifyInstance): Promise<void> {
  if (!existsSync(built)) return;
  await fastify.register(fastifyStatic, {
    root: built,
    index: false,
    wildcard: false,
    cacheControl: false,
    preCompressed: true,
    globIgnore: ['**/*.br'],
    setHeaders: (response, path) => {
      response.setHeader('vary', 'accept-encoding');
      // What a build names after its content never changes; everything else is asked for anew.
      response.setHeader(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  fastify.get('/*', (request, reply) => {
    if (request.url.startsWith('/admin/api/')) return reply.callNotFound();
    return reply.header('content-security-policy', policy).header('cache-control', 'no-cache').sendFile('index.html');
  });
}
