import { once } from 'node:events';
import { createReadStream, type ReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { NothingToJudge } from '../input/nothing-to-judge.js';

const chunkBytes = 256 * 1024;
/** Bytes of a file after it is unpacked: several times all that OSV publishes, and the end of a gzip bomb. */
const unpackedBytes = 4 * 1024 ** 3;

/** The content of a file, unpacked if it is gzipped, which its first bytes tell. Only one chunk is in memory at a time. */
export async function* unpackedChunks(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file, { highWaterMark: chunkBytes });
  const stream: Readable = (await isGzipped(source)) ? unpack(source) : source;
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > unpackedBytes) throw new NothingToJudge(`${file} is larger than ${unpackedBytes} bytes.`);
      yield chunk;
    }
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw error;
    throw new NothingToJudge(`${file} is a damaged archive: ${(error as Error).message}`);
  } finally {
    source.destroy();
  }
}

async function isGzipped(source: ReadStream): Promise<boolean> {
  await once(source, 'readable');
  const head: Buffer | null = source.read();
  if (head === null) return false;
  source.unshift(head);
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** A failure of the source reaches the reader through the pipeline. */
function unpack(source: ReadStream): Readable {
  return pipeline(source, createGunzip({ chunkSize: chunkBytes }), () => undefined);
}
