import type { RangeEventKind } from '../record/advisory.js';

/** A stretch of versions that an advisory's range covers. */
export interface Interval<Version> {
  /** Inclusive; null is before all versions. */
  from: Version | null;
  /** Null is behind all versions. */
  to: Bound<Version> | null;
  /** As the record spells it; `0` is before all. */
  introduced: string;
}

export interface Bound<Version> {
  version: Version;
  isInclusive: boolean;
  kind: Exclude<RangeEventKind, 'introduced'>;
  /** As the record spells it. */
  text: string;
}
