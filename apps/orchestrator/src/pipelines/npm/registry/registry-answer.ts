import type { LookUpFailure } from '../look-up.js';
import type { OutageCode } from './registry-outage.js';

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
