import npmFetch from 'npm-registry-fetch';
import type { DueLookUp } from '../../packages/look-up.js';
import { answerOfError } from '../../packages/registry/answer-of-error.js';
import { answerOfStatus } from '../../packages/registry/answer-of-status.js';
import { readBody } from '../../packages/registry/read-body.js';
import type { Ask, AskLimits } from '../../packages/registry/registry-answer.js';
import { essentialDocument } from './essential-document.js';

/** @param fetchOptions as npm's configuration has them */
export function askNpm(fetchOptions: npmFetch.Options): Ask {
  return async (due, limits, signal) => {
    const deadline = AbortSignal.timeout(limits.timeout);
    let hasBegun = false;
    try {
      const request = { ...requestFor(due, limits, fetchOptions), signal: AbortSignal.any([signal, deadline]) };
      const response = await npmFetch(`/${due.name.replace('/', '%2f')}`, request);
      const body = response.body as unknown as AsyncIterable<Buffer> & { destroy(): void; resume(): void };
      if (response.status === 304) {
        body.resume();
        return { kind: 'not-modified' };
      }
      hasBegun = true;
      const text = await readBody(body, limits.longestBody).finally(() => body.destroy());
      const document = essentialDocument(JSON.parse(text.toString()));
      return { kind: 'document', document, etag: response.headers.get('etag') };
    } catch (error) {
      signal.throwIfAborted();
      const { statusCode, headers } = error as HttpError;
      if (statusCode !== undefined) return answerOfStatus(statusCode, headers?.['retry-after']?.[0] ?? null, error);
      return answerOfError(error, { timedOut: deadline.aborted, hasBegun });
    }
  };
}

function requestFor({ name, etag }: DueLookUp, { timeout }: AskLimits, fetchOptions: npmFetch.Options) {
  return {
    ...fetchOptions,
    spec: name,
    headers: { accept: 'application/json', ...(etag === null ? {} : { 'if-none-match': etag }) },
    // Retries and pauses concern all look-ups together, and what we fetch is stored anyway: no cache on disk.
    retry: { retries: 0 },
    cache: undefined,
    offline: false,
    preferOffline: false,
    userAgent: `red-tortoise node/${process.version}`,
    timeout,
  };
}

/** What npm-registry-fetch throws for 400 and above. */
interface HttpError {
  statusCode?: number;
  headers?: Record<string, string[]>;
}
