import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply } from 'fastify';
import type { ExportedFile } from './exports.service.js';

/**
 * Sends a file while it is made. What fails before its first piece is there is answered as a problem; what fails later
 * breaks the connection, so that nobody takes a part for the whole. Whoever goes away ends the reading, and `stop` does.
 * @returns when all is sent
 */
export async function sendFile(
  reply: FastifyReply,
  { filename, contentType, text }: ExportedFile,
  onStop: (stop: () => void) => () => void,
): Promise<void> {
  const first = await text.next();
  reply.hijack();
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': contentType,
    'content-disposition': `attachment; filename="${filename}"`,
    'cache-control': 'no-store',
  });
  const source = Readable.from(continued(first, text));
  const forget = onStop(() => source.destroy());
  try {
    await pipeline(source, reply.raw);
  } finally {
    forget();
  }
}

async function* continued(first: IteratorResult<string>, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    if (!first.done) yield first.value;
    yield* rest;
  } finally {
    // Also when the first piece was the last one taken.
    await rest.return(undefined);
  }
}
