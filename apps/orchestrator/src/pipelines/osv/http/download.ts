import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { SourceCredential } from '@red-tortoise/domain';
import type { OsvLimits } from '../osv-limits.js';
import { SourceFailed } from '../source-failed.js';
import { askSource, shown } from './ask-source.js';

export interface Download {
  url: string;
  /** Where it is written to. */
  path: string;
  /** As an earlier download answered it. */
  version: string | null;
  credential: SourceCredential | null;
  limits: OsvLimits;
  signal: AbortSignal;
}

const tagged = 'etag ';

/**
 * Downloads a file unless it is the one of `version`. Answers its version: its ETag, or its hash where the server has
 * none; null when it is unchanged.
 */
export async function download({ url, path, version, credential, limits, signal }: Download): Promise<string | null> {
  const headers: Record<string, string> = {};
  if (version?.startsWith(tagged)) headers['if-none-match'] = version.slice(tagged.length);
  const request = { url, headers, credential, timeout: limits.downloadTimeout, limits, signal };
  const next = await askSource(request, async (response) => {
    if (response.status === 304) return version;
    if (!response.ok) throw new SourceFailed('source.not-found', `${shown(url)} answers ${response.status}`);
    const hash = await writeBody(response, path, limits.download);
    const etag = response.headers.get('etag');
    return etag === null ? `sha256 ${hash}` : `${tagged}${etag.slice(0, 500)}`;
  });
  return next === version ? null : next;
}

async function writeBody({ body, url }: Response, path: string, limit: number): Promise<string> {
  const hash = createHash('sha256');
  let length = 0;
  await pipeline(
    (body ?? []) as AsyncIterable<Uint8Array>,
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        length += chunk.length;
        if (length > limit) throw new SourceFailed('source.too-large', `${shown(url)} is larger than ${limit} bytes`);
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(path),
  );
  return hash.digest('hex');
}
