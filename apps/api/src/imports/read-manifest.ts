import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import { CodedError } from '@red-tortoise/contracts';

const unpack = promisify(gunzip);

/**
 * Reads an uploaded manifest, unpacked, while it arrives: never more than `largest` bytes of it are held, packed or unpacked.
 * `packed` says that the transfer was gzip-encoded; a file that is itself gzip is told by its first bytes. Throws
 * `request.too-large`, `manifest.too-big`, `manifest.bad-archive`, `import.empty`, or `request.invalid` for a body
 * that ends early.
 */
export async function readManifest(source: Readable, packed: boolean, largest: number): Promise<Buffer> {
  try {
    const arriving = boundedChunks(source, largest);
    const first = await firstBytes(arriving);
    const chunks = Readable.from(continued(first, arriving), { objectMode: false });
    const content = await gather(chunks, packed || isGzip(first), largest);
    const manifest = packed && isGzip(content) ? await unpackAgain(content, largest) : content;
    if (manifest.length === 0) throw new CodedError('import.empty');
    return manifest;
  } catch (error) {
    // Many callers read the answer only when they have sent everything: the rest is let in, and thrown away.
    source.resume();
    throw error;
  }
}

/** In whole megabytes, where it is some. */
export function tooLarge(largest: number): CodedError {
  const megabyte = 1024 * 1024;
  const size = largest % megabyte === 0 ? `${largest / megabyte} MB` : `${largest.toLocaleString('en-GB')} bytes`;
  return new CodedError('request.too-large', `${size} at the most`);
}

async function* boundedChunks(source: Readable, largest: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    // Left open on purpose when we stop: the answer still has to go out over the same connection.
    for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > largest) throw tooLarge(largest);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw new CodedError('request.invalid', 'the body ended before it was complete', { cause: error });
  }
}

/** Two bytes at least, unless there are fewer. */
async function firstBytes(arriving: AsyncGenerator<Buffer>): Promise<Buffer> {
  let first = Buffer.alloc(0);
  while (first.length < 2) {
    const { value, done } = await arriving.next();
    if (done) break;
    first = Buffer.concat([first, value]);
  }
  return first;
}

async function* continued(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first;
  yield* rest;
}

async function gather(chunks: Readable, isPacked: boolean, largest: number): Promise<Buffer> {
  const gathered: Buffer[] = [];
  let bytes = 0;
  let tooBig: CodedError | undefined;
  const collect = async (unpacked: AsyncIterable<Buffer>) => {
    for await (const chunk of unpacked) {
      bytes += chunk.length;
      if (bytes > largest) {
        tooBig = new CodedError('manifest.too-big');
        throw tooBig;
      }
      gathered.push(chunk);
    }
  };
  try {
    await (isPacked ? pipeline(chunks, createGunzip(), collect) : pipeline(chunks, collect));
  } catch (error) {
    // The stages that are stopped complain too, and may be heard first.
    throw tooBig ?? asArchiveError(error);
  }
  return Buffer.concat(gathered, bytes);
}

async function unpackAgain(content: Buffer, largest: number): Promise<Buffer> {
  try {
    return await unpack(content, { maxOutputLength: largest });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new CodedError('manifest.too-big');
    throw asArchiveError(error);
  }
}

function asArchiveError(error: unknown): unknown {
  const { code } = error as { code?: string };
  return code?.startsWith('Z_') ? new CodedError('manifest.bad-archive', undefined, { cause: error }) : error;
}

const isGzip = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b;
