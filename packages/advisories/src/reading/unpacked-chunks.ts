import { once } from 'node:events';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

const chunkBytes = 256 * 1024;

export class UnpackError extends Error {
  override name = 'UnpackError';
}

/**
 * The bytes of a stream, unpacked if they are gzipped, which the first of them tell. Only one chunk is in memory at a
 * time. @throws UnpackError for a damaged archive, and as soon as there is more than `limit` bytes: the end of a bomb
 */
export async function* unpackedChunks(source: Readable, { limit }: { limit: number }): AsyncGenerator<Buffer> {
  const stream: Readable = (await isGzipped(source)) ? unpack(source) : source;
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > limit) throw new UnpackError(`is larger than ${limit} bytes`);
      yield chunk;
    }
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw error;
    throw new UnpackError(`is a damaged archive: ${(error as Error).message}`);
  } finally {
    source.destroy();
  }
}

async function isGzipped(source: Readable): Promise<boolean> {
  await once(source, 'readable');
  const head: Buffer | null = source.read();
  if (head === null) return false;
  source.unshift(head);
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** A failure of the source reaches the reader through the pipeline. */
function unpack(source: Readable): Readable {
  return pipeline(source, createGunzip({ chunkSize: chunkBytes }), () => undefined);
}
