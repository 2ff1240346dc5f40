import type { semverLevels } from '@red-tortoise/contracts';

/** A version in the order of its ecosystem. */
export interface OrderedVersion {
  readonly isPrerelease: boolean;
  /** Negative where this version is the lower one. */
  compare(other: OrderedVersion): number;
  /** What kind of step leads up to it from a lower one; null where that has no name. */
  levelAbove(lower: OrderedVersion): (typeof semverLevels)[number] | null;
}

/** What differs between ecosystems once a registry's document is a snapshot. */
export interface Ecosystem {
  /** The type of its purls. */
  readonly name: string;
  /** The purl of one version of a package. */
  versionPurl(name: string, version: string): string;
  /** Null for a version that its rules cannot order: it gets no predecessor and is nobody's. */
  parseVersion(version: string): OrderedVersion | null;
}
