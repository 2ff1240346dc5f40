import { BodyTooLarge } from './read-body.js';
import type { RegistryAnswer } from './registry-answer.js';

/** How far the request came. */
interface Progress {
  timedOut: boolean;
  /** There was a good answer, and its body had begun. */
  hasBegun: boolean;
}

/** What an exception says while a document is asked for, read and parsed: of the package, or of the way to it. */
export function answerOfError(cause: unknown, { timedOut, hasBegun }: Progress): RegistryAnswer {
  if (cause instanceof BodyTooLarge) return { kind: 'refused', reason: 'registry.document-too-large' };
  const retry = { kind: 'retry', silence: hasBegun ? null : 'registry.unreachable', pause: null, cause } as const;
  if (timedOut) return { ...retry, reason: 'registry.timed-out' };
  if (!hasBegun) return { ...retry, reason: 'registry.connection-failed' };
  return { ...retry, reason: isNoJson(cause) ? 'registry.invalid-json' : 'registry.truncated' };
}

/** By name: a SyntaxError of another realm is no instance of ours. */
function isNoJson(cause: unknown): boolean {
  return (cause as { name?: unknown } | null)?.name === 'SyntaxError';
}
