import type { Readable } from 'node:stream';
import { CodedError, manifestBytesLimit } from '@red-tortoise/contracts';
import type { FastifyRequest } from 'fastify';
import { readManifest } from './read-manifest.js';

export interface Upload {
  filename: string | null;
  /** Unpacked. */
  content: Buffer;
}

/** The manifest of a request: its body as it is, or the one file of a multipart form. */
export async function receiveUpload(request: FastifyRequest): Promise<Upload> {
  refuseTooLarge(request);
  const packed = isGzipEncoded(request);
  if (!request.isMultipart()) {
    const body = request.body as Readable | undefined;
    if (body === undefined) throw new CodedError('import.empty');
    return { filename: null, content: await readManifest(body, packed) };
  }
  if (packed) throw new CodedError('request.invalid', 'a multipart form cannot be sent with a content-encoding');
  const part = await request.file({
    limits: { fileSize: manifestBytesLimit + 1, files: 1, fields: 10, fieldSize: 1_000 },
  });
  if (!part) throw new CodedError('import.empty', 'the form has no file');
  return { filename: part.filename || null, content: await readManifest(part.file, false) };
}

/** Before a byte of it is read, when the caller says how much comes. A form has a little around its file. */
function refuseTooLarge({ headers }: FastifyRequest): void {
  const formOverhead = 64 * 1024;
  if (Number(headers['content-length'] ?? 0) > manifestBytesLimit + formOverhead) {
    throw new CodedError('request.too-large', '32 MB at the most');
  }
}

function isGzipEncoded({ headers }: FastifyRequest): boolean {
  const encoding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity') return false;
  if (encoding === 'gzip' || encoding === 'x-gzip') return true;
  throw new CodedError('request.invalid', 'the only content-encoding taken is gzip');
}
