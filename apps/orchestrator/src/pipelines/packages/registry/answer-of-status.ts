import type { RegistryAnswer } from './registry-answer.js';
import { retryAfter } from './retry-after.js';

/**
 * What an answer of 400 and above says of the package, or of the registry as a whole.
 *
 * @param header its `Retry-After`
 */
export function answerOfStatus(status: number, header: string | null, cause: unknown): RegistryAnswer {
  if (status === 404 || status === 410) return { kind: 'not-found' };
  if (status === 401 || status === 403) return { kind: 'refused', reason: 'registry.forbidden' };
  const pause = status === 429 || status === 503 ? retryAfter(header, new Date()) : null;
  if (status === 429) {
    return { kind: 'retry', reason: 'registry.rate-limited', silence: 'registry.rate-limited', pause, cause };
  }
  if (status >= 500 || status === 408) {
    return { kind: 'retry', reason: 'registry.unavailable', silence: 'registry.unavailable', pause, cause };
  }
  return { kind: 'refused', reason: 'registry.refused' };
}
