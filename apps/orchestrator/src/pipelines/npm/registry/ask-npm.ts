import npmFetch from 'npm-registry-fetch';
import { BodyTooLarge, readBody } from '../../packages/registry/read-body.js';
import type { AskLimits, RegistryAnswer } from '../../packages/registry/registry-answer.js';
import { answerOfError } from './answer-of-error.js';
import { essentialDocument } from './essential-document.js';

interface AskOptions extends AskLimits {
  /** As npm's configuration has them. */
  fetchOptions: npmFetch.Options;
}

/**
 * One request for one document. Every way in which a registry can fail becomes an answer.
 *
 * @throws only what `signal` was aborted with
 */
export async function askNpm(
  { name, etag }: { name: string; etag: string | null },
  options: AskOptions,
  signal: AbortSignal,
): Promise<RegistryAnswer> {
  const deadline = AbortSignal.timeout(options.timeout);
  const request = {
    ...options.fetchOptions,
    spec: name,
    headers: { accept: 'application/json', ...(etag === null ? {} : { 'if-none-match': etag }) },
    // Retries and pauses concern all look-ups together, and what we fetch is stored anyway: no cache on disk.
    retry: { retries: 0 },
    cache: undefined,
    offline: false,
    preferOffline: false,
    userAgent: `red-tortoise node/${process.version}`,
    timeout: options.timeout,
    signal: AbortSignal.any([signal, deadline]),
  };
  let hasBegun = false;
  try {
    const response = await npmFetch(`/${name.replace('/', '%2f')}`, request);
    hasBegun = true;
    const body = response.body as unknown as AsyncIterable<Buffer> & { destroy(): void; resume(): void };
    if (response.status === 304) {
      body.resume();
      return { kind: 'not-modified' };
    }
    const text = await readBody(body, options.longestBody).finally(() => body.destroy());
    return { kind: 'document', document: essentialDocument(parse(text)), etag: response.headers.get('etag') };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof BodyTooLarge) return { kind: 'refused', reason: 'registry.document-too-large' };
    return answerOfError(error, { timedOut: deadline.aborted, hasBegun });
  }
}

class InvalidJson extends Error {
  code = 'EJSONPARSE';
}

function parse(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString());
  } catch (cause) {
    throw new InvalidJson('the document is no JSON', { cause });
  }
}
