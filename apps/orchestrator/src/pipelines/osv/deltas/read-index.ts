import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { linesOf, UnpackError, unpackedChunks } from '@red-tortoise/advisories';
import type { SourceCredential } from '@red-tortoise/domain';
import { askSource, shown } from '../http/ask-source.js';
import type { OsvLimits } from '../osv-limits.js';
import { SourceFailed } from '../source-failed.js';

/** A record that has changed, as the index says. */
export interface Change {
  id: string;
  modifiedAt: Date;
}

export interface IndexRequest {
  url: string;
  /** What was modified before it is known. */
  watermark: Date;
  credential: SourceCredential | null;
  limits: OsvLimits;
  signal: AbortSignal;
}

/** Lines that say nothing: after so many in a row at the beginning it is no index but, say, the page of a proxy. */
const patience = 100;

/**
 * Reads an index of `<moment>,<id>` lines, the newest first, down to the watermark, and answers what has changed, the
 * oldest first. One that changed in the watermark's own millisecond is among it, since others may have shared it. Null
 * where there is more than the limit. @throws SourceFailed
 */
export async function readIndex({
  url,
  watermark,
  credential,
  limits,
  signal,
}: IndexRequest): Promise<Change[] | null> {
  return await askSource({ url, credential, timeout: limits.timeout, limits, signal }, async ({ ok, status, body }) => {
    if (!ok) throw new SourceFailed('source.not-found', `${shown(url)} answers ${status}`);
    const stream = Readable.fromWeb((body ?? new Blob([]).stream()) as ReadableStream);
    try {
      return await changesIn(stream, url, watermark, limits);
    } catch (error) {
      if (error instanceof UnpackError) throw new SourceFailed('source.not-readable', `${shown(url)} ${error.message}`);
      throw error;
    } finally {
      stream.destroy();
    }
  });
}

async function changesIn(stream: Readable, url: string, watermark: Date, limits: OsvLimits): Promise<Change[] | null> {
  const changes = new Map<string, Change>();
  let unreadable = 0;
  for await (const { text } of linesOf(unpackedChunks(stream, { limit: limits.download }))) {
    const change = readLine(text);
    if (change === null) {
      unreadable += 1;
      if (unreadable >= patience && changes.size === 0) break;
      continue;
    }
    if (change.modifiedAt < watermark) break;
    if (!changes.has(change.id)) changes.set(change.id, change);
    if (changes.size > limits.changes) return null;
  }
  if (unreadable > 0 && changes.size === 0) throw new SourceFailed('source.not-readable', `${shown(url)} is no index`);
  return [...changes.values()].reverse();
}

/** `2024-08-15T00:05:00.123456Z,GHSA-x`, in an index over several ecosystems with a folder before the id. */
function readLine(line: string): Change | null {
  if (line.length > 400) return null;
  const [, moment, id] = /^(\d{4}-[\dT:.Z+-]{6,36}),(?:[^,/]{1,64}\/)?([\w.:-]{1,128})\s*$/.exec(line) ?? [];
  const modifiedAt = new Date(moment ?? '');
  return id === undefined || Number.isNaN(modifiedAt.getTime()) ? null : { id, modifiedAt };
}
