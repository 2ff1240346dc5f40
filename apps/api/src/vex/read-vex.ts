import type { Readable } from 'node:stream';
import { CodedError, vexBytesLimit } from '@red-tortoise/contracts';
import { parseVex, type VexDocument, VexError } from '@red-tortoise/manifests';
import type { FastifyRequest } from 'fastify';

/** The VEX document in the body of a request, whatever its content type. Throws `request.too-large`, `vex.…`. */
export async function readVex(request: FastifyRequest): Promise<VexDocument> {
  const body = request.body as Readable | undefined;
  const content = body === undefined ? Buffer.alloc(0) : await readBytes(body);
  try {
    return parseVex(content);
  } catch (error) {
    if (error instanceof VexError) throw new CodedError(error.code, error.detail);
    throw error;
  }
}

async function readBytes(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    // Left open on purpose when we stop: the answer still has to go out over the same connection.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > vexBytesLimit) throw new CodedError('request.too-large', '8 MB at the most');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks, bytes);
  } catch (error) {
    // Many callers read the answer only when they have sent everything: the rest is let in, and thrown away.
    body.resume();
    if (error instanceof CodedError) throw error;
    throw new CodedError('request.invalid', 'the body ended before it was complete', { cause: error });
  }
}
