import type { Readable } from 'node:stream';
import { CodedError } from '@red-tortoise/contracts';
import type { FastifyRequest } from 'fastify';
import { readManifest, tooLarge } from './read-manifest.js';

export interface Upload {
  filename: string | null;
  /** Unpacked. */
  content: Buffer;
}

/** The manifest of a request, of `largest` bytes at the most: its body as it is, or the one file of a multipart form. */
export async function receiveUpload(request: FastifyRequest, largest: number): Promise<Upload> {
  refuseTooLarge(request, largest);
  const packed = isGzipEncoded(request);
  if (!request.isMultipart()) {
    const body = request.body as Readable | undefined;
    if (body === undefined) throw new CodedError('import.empty');
    return { filename: null, content: await readManifest(body, packed, largest) };
  }
  if (packed) throw new CodedError('request.invalid', 'a multipart form cannot be sent with a content-encoding');
  const part = await request.file({
    limits: { fileSize: largest + 1, files: 1, fields: 10, fieldSize: 1_000 },
  });
  if (!part) throw new CodedError('import.empty', 'the form has no file');
  return { filename: part.filename || null, content: await readManifest(part.file, false, largest) };
}

/** Before a byte of it is read, when the caller says how much comes. A form has a little around its file. */
function refuseTooLarge({ headers }: FastifyRequest, largest: number): void {
  const formOverhead = 64 * 1024;
  if (Number(headers['content-length'] ?? 0) > largest + formOverhead) throw tooLarge(largest);
}

function isGzipEncoded({ headers }: FastifyRequest): boolean {
  const encoding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity') return false;
  if (encoding === 'gzip' || encoding === 'x-gzip') return true;
  throw new CodedError('request.invalid', 'the only content-encoding taken is gzip');
}
