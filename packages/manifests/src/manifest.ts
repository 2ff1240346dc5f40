export type ManifestFormat =
  | 'package-lock'
  | 'npm-shrinkwrap'
  | 'yarn-classic'
  | 'yarn-berry'
  | 'pnpm-lock'
  | 'package-json'
  | 'cyclonedx-json'
  | 'cyclonedx-xml'
  | 'spdx-json';

/** One package in one version, taken from a registry. */
export interface Component {
  /** Canonical by the purl specification, with the version: `pkg:npm/%40scope/name@1.2.3`. Unique in a manifest. */
  purl: string;
  /** The same without version, qualifiers and subpath: `pkg:npm/%40scope/name`. */
  packagePurl: string;
  /** The purl type: `npm`. */
  ecosystem: string;
  /** The registry's name, scope included: `@scope/name`. An alias is resolved to the real package. */
  name: string;
  version: string;
  /** The project itself, or one of its workspaces, asks for it. */
  direct: boolean;
  /** Only development needs it. */
  dev: boolean;
  /** The project works without it. */
  optional: boolean;
  /** It is there only since a package names it as its peer. */
  peer: boolean;
  /** It lies inside the tarball of another package. */
  bundled: boolean;
  /** As the manifest says it; null where it does not. */
  licence: string | null;
  /** A shortest way from the project to it as `name@version` labels, itself last; empty without a graph. */
  path: string[];
  /** The purls it depends on, sorted; empty where the manifest has no graph. */
  requires: string[];
}

export type NotAssessedReason =
  | 'workspace'
  | 'file'
  | 'git'
  | 'tarball'
  | 'link'
  | 'patched'
  | 'private-registry'
  | 'unknown-source'
  | 'range-only'
  | 'unparseable'
  | 'no-purl'
  | 'unsupported-ecosystem';

/** What the manifest names but no registry can speak for, and why. */
export interface NotAssessed {
  name: string;
  version: string | null;
  reason: NotAssessedReason;
  /** What the manifest says, for a reader: the URL, the path, the range. */
  detail: string;
}

export interface Manifest {
  format: ManifestFormat;
  /** As the file spells it: `3`, `6.0`, `1.5`. */
  formatVersion: string;
  /** The project's own name, where the manifest has one. */
  name: string | null;
  /** One per purl, sorted bytewise by purl. */
  components: Component[];
  /** Sorted by name, version, reason. */
  notAssessed: NotAssessed[];
  hasGraph: boolean;
}
