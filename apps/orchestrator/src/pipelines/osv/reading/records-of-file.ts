import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { linesOf, UnpackError, unpackedChunks } from '@red-tortoise/advisories';
import type { OsvLimits } from '../osv-limits.js';
import { SourceFailed } from '../source-failed.js';
import { type FoundRecord, unreadable } from './found-record.js';
import { recordsOfZip } from './records-of-zip.js';

const chunkBytes = 256 * 1024;

/**
 * The records of a zip archive, of a .json file (one) or of any other file (one a line), gzipped or not.
 *
 * @param place what the file's records are called by; null for a source that is a single file
 * @throws SourceFailed where the file as a whole cannot be read
 */
export async function* recordsOfFile(
  path: string,
  place: string | null,
  limits: OsvLimits,
): AsyncGenerator<FoundRecord> {
  if (await isZip(path)) yield* recordsOfZip(path, limits);
  else if (/\.json(?:\.gz)?$/i.test(place ?? path)) yield await recordOfDocument(path, place ?? 'the file', limits);
  else yield* recordsByLine(path, place, limits);
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(4) });
    return buffer.equals(Buffer.from('PK\x03\x04')) || buffer.equals(Buffer.from('PK\x05\x06'));
  } finally {
    await file.close();
  }
}

async function* recordsByLine(path: string, place: string | null, limits: OsvLimits): AsyncGenerator<FoundRecord> {
  const before = place === null ? '' : `${place} `;
  try {
    const chunks = unpackedChunks(createReadStream(path, { highWaterMark: chunkBytes }), { limit: limits.unpacked });
    for await (const { number, text } of linesOf(chunks)) {
      yield { place: `${before}line ${number}`, text, problem: null };
    }
  } catch (error) {
    if (error instanceof UnpackError) throw new SourceFailed('source.not-readable', `the file ${error.message}`, error);
    throw error;
  }
}

async function recordOfDocument(path: string, place: string, limits: OsvLimits): Promise<FoundRecord> {
  try {
    const parts: Buffer[] = [];
    for await (const part of unpackedChunks(createReadStream(path), { limit: limits.record })) parts.push(part);
    return { place, text: Buffer.concat(parts).toString(), problem: null };
  } catch (error) {
    if (error instanceof UnpackError) return unreadable(place, 'advisory.too-big', `The file ${error.message}.`);
    throw error;
  }
}
