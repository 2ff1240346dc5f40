import type { VersionDependency } from '@red-tortoise/documents';

export interface InstallScript {
  hook: string;
  /** Empty where the registry says that there is one but not which. */
  command: string;
}

/** One published version, as its registry document has it at one moment. */
export interface VersionSnapshot {
  version: string;
  /** Null where the document has no believable time for it: such a version has no place in the order of events. */
  publishedAt: Date | null;
  /** An SPDX expression where the package wrote one, else its own words; null: nothing declared. */
  licence: string | null;
  /** The account that published it; null: not recorded. */
  publisher: string | null;
  deprecated: string | null;
  installScripts: InstallScript[];
  /** Whether the registry has an attestation of where it was built. */
  provenance: boolean;
  /** Account names, sorted; empty: not recorded. */
  maintainers: string[];
  /** In the order of the document; null: they cannot be read. */
  dependencies: VersionDependency[] | null;
}

/** A package and all its versions, as the registry shows them at one moment. */
export interface PackageSnapshot {
  /** Without a version. */
  purl: string;
  name: string;
  description: string | null;
  homepage: string | null;
  /** Like the homepage, an http(s) link or null: what a package writes there is a stranger's text. */
  repository: string | null;
  /** `dist-tags.latest`; null where the tag is missing. Never guessed. */
  latest: string | null;
  distTags: Record<string, string>;
  /** Account names, sorted. */
  maintainers: string[];
  createdAt: Date | null;
  modifiedAt: Date | null;
  versions: VersionSnapshot[];
  /** When the whole package was taken down; null: it was not. */
  unpublishedAt: Date | null;
}

/** A version that we know from an earlier look. */
interface StoredVersion extends VersionSnapshot {
  /** An earlier look found it gone. */
  unpublished: boolean;
}

/** What the last finished look left behind. Null stands for a package that was never seen. */
export interface StoredPackage {
  purl: string;
  maintainers: string[];
  /** The registry's own moment of its last change, as of that look: what is published later is new. */
  modifiedAt: Date | null;
  versions: StoredVersion[];
}
