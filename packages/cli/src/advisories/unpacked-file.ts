import { createReadStream } from 'node:fs';
import { UnpackError, unpackedChunks } from '@red-tortoise/advisories';
import { NothingToJudge } from '../input/nothing-to-judge.js';

const chunkBytes = 256 * 1024;
/** Bytes of a file after it is unpacked: several times all that OSV publishes, and the end of a gzip bomb. */
const unpackedBytes = 4 * 1024 ** 3;

/** The content of a file, unpacked if it is gzipped. */
export async function* unpackedFile(file: string): AsyncGenerator<Buffer> {
  try {
    yield* unpackedChunks(createReadStream(file, { highWaterMark: chunkBytes }), { limit: unpackedBytes });
  } catch (error) {
    throw error instanceof UnpackError ? new NothingToJudge(`${file} ${error.message}`) : error;
  }
}
