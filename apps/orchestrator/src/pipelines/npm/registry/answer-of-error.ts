import type { RegistryAnswer } from '../../packages/registry/registry-answer.js';
import { retryAfter } from '../../packages/registry/retry-after.js';

interface FetchError {
  code?: string;
  /** Set where there was an answer at all. */
  statusCode?: number;
  headers?: Record<string, string[]>;
}

/** How far the request came. */
interface Progress {
  timedOut: boolean;
  /** There was an answer, and its body had begun. */
  hasBegun: boolean;
}

/** What a failed request says: of the package, of the registry, or of the way to it. */
export function answerOfError(cause: unknown, { timedOut, hasBegun }: Progress): RegistryAnswer {
  const { code, statusCode, headers } = cause as FetchError;
  const silence = hasBegun ? null : 'registry.unreachable';
  const retry = { kind: 'retry', silence, pause: null, cause } as const;
  if (timedOut) return { ...retry, reason: 'registry.timed-out' };
  if (statusCode !== undefined) return answerOfStatus(statusCode, headers?.['retry-after']?.[0] ?? null, cause);
  if (code === 'EJSONPARSE') return { ...retry, reason: 'registry.invalid-json' };
  return { ...retry, reason: hasBegun ? 'registry.truncated' : 'registry.connection-failed' };
}

function answerOfStatus(status: number, header: string | null, cause: unknown): RegistryAnswer {
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
