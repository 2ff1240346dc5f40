/** How versions of an ecosystem are read and ordered. */
export interface VersionOrder<Version> {
  /** Null for a text that is no version here. */
  parse(text: string): Version | null;
  /** A bound of an advisory; written by hand, so that it may be shorter than a version: `13.0`. */
  parseBound(text: string): Version | null;
  /** Below, at or above zero. */
  compare(one: Version, other: Version): number;
}
