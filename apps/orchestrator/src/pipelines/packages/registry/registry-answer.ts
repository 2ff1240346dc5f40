import type { DueLookUp, LookUpFailure } from '../look-up.js';
import type { OutageCode } from './registry-outage.js';

/** What one request may take. */
export interface AskLimits {
  /** For one request with its body, in milliseconds. */
  timeout: number;
  /** In bytes, unpacked. */
  longestBody: number;
}

/**
 * One request for the document of one package. Every way in which a registry can fail becomes an answer; it throws only
 * what `signal` was aborted with.
 */
export type Ask = (due: DueLookUp, limits: AskLimits, signal: AbortSignal) => Promise<RegistryAnswer>;

/** What one request brought. */
export type RegistryAnswer =
  | { kind: 'document'; document: unknown; etag: string | null }
  | { kind: 'not-modified' }
  | { kind: 'not-found' }
  /** The registry answered, and asking again would bring the same. */
  | { kind: 'refused'; reason: LookUpFailure }
  /** Worth another try. */
  | {
      kind: 'retry';
      reason: LookUpFailure;
      /** Set where not even the registry itself is known to work. */
      silence: OutageCode | null;
      /** For the whole host, in milliseconds. */
      pause: number | null;
      cause: unknown;
    };
