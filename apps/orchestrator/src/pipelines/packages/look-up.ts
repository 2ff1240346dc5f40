import type { PackageSnapshot } from './package-snapshot.js';

/** A package whose turn it is to be looked up. */
export interface DueLookUp {
  purl: string;
  name: string;
  /** Of the last answer, for a conditional request. */
  etag: string | null;
  /** Where to go on after it; the purl where not given. */
  cursor?: string;
}

interface Attempt {
  purl: string;
  name: string;
  attemptedAt: Date;
}

/** Why a look-up brought nothing. The package keeps its last known state. */
export type LookUpFailure =
  | 'registry.connection-failed'
  | 'registry.timed-out'
  | 'registry.rate-limited'
  | 'registry.unavailable'
  | 'registry.forbidden'
  | 'registry.refused'
  | 'registry.truncated'
  | 'registry.invalid-json'
  | 'registry.invalid-document'
  | 'registry.document-too-large'
  | 'registry.invalid-name';

type Unanswered =
  | (Attempt & { outcome: 'not-modified' })
  | (Attempt & { outcome: 'not-found' })
  | (Attempt & { outcome: 'failed'; reason: LookUpFailure });

/** What came of asking the registry for one package. */
export type LookUp = (Attempt & { outcome: 'changed'; document: unknown; etag: string | null }) | Unanswered;

/** A look-up whose document has been understood. */
export type KnownLookUp =
  | (Attempt & { outcome: 'changed'; snapshot: PackageSnapshot; etag: string | null })
  | Unanswered;
