import { setTimeout as delay } from 'node:timers/promises';
import type { SourceCredential } from '@red-tortoise/domain';
import { retryAfter } from '../../packages/registry/retry-after.js';
import type { OsvLimits } from '../osv-limits.js';
import { SourceFailed } from '../source-failed.js';

export interface SourceRequest {
  url: string;
  headers?: Record<string, string>;
  /** Sent to its own place only; `fetch` takes it away where a redirect leads elsewhere. */
  credential: SourceCredential | null;
  /** For the request and its body, in milliseconds. */
  timeout: number;
  limits: Pick<OsvLimits, 'attempts' | 'firstWait' | 'longestPause'>;
  signal: AbortSignal;
}

/**
 * Asks for a resource and reads its answer (2xx, 304, 404 and 410). What may be over soon is tried again, the body
 * included. @throws SourceFailed; what `read` throws as such; what the signal was aborted with
 */
export async function askSource<Read>(
  request: SourceRequest,
  read: (response: Response) => Promise<Read>,
): Promise<Read> {
  const { limits, signal } = request;
  for (let attempt = 1; ; attempt++) {
    const answer = await attemptOnce(request, read);
    if ('read' in answer) return answer.read;
    if (attempt >= limits.attempts) throw answer.failure;
    const wait = answer.pause ?? limits.firstWait * 2 ** (attempt - 1) * (1 + Math.random() / 2);
    await delay(Math.min(wait, limits.longestPause), undefined, { signal });
  }
}

type Answer<Read> = { read: Read } | { failure: SourceFailed; pause: number | null };

async function attemptOnce<Read>(
  { url, headers: asked = {}, credential, timeout, signal }: SourceRequest,
  read: (response: Response) => Promise<Read>,
): Promise<Answer<Read>> {
  const deadline = AbortSignal.timeout(timeout);
  const isItsPlace = credential !== null && new URL(url).origin === credential.origin;
  const headers = isItsPlace ? { ...asked, authorization: credential.value } : asked;
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.any([signal, deadline]) });
    if (response.ok || [304, 404, 410].includes(response.status)) return { read: await read(response) };
    await response.body?.cancel();
    return failureOf(response, url);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof SourceFailed) throw error;
    const why = deadline.aborted ? `no answer in ${timeout / 1_000} s` : reasonOf(error);
    return { failure: new SourceFailed('source.unreachable', `${shown(url)}: ${why}`, error), pause: null };
  }
}

/** @throws SourceFailed where asking again would bring the same */
function failureOf({ status, headers }: Response, url: string): { failure: SourceFailed; pause: number | null } {
  const said = `${shown(url)} answers ${status}`;
  const pause = retryAfter(headers.get('retry-after'), new Date());
  if (status === 429) return { failure: new SourceFailed('source.rate-limited', said), pause };
  if (status >= 500 || status === 408) return { failure: new SourceFailed('source.unavailable', said), pause };
  throw new SourceFailed('source.refused', said);
}

/** `fetch` wraps the error that tells what happened. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  const { code } = (cause ?? error) as { code?: unknown };
  return typeof code === 'string' ? code : message;
}

/** Without what an address may hold of secrets. */
export function shown(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
