/** One range that a published version asks for. An alias is the package that it stands for. */
export interface PublishedDependency {
  name: string;
  range: string;
  /** `bundled`: which version it is lies in the tarball that asks for it. */
  kind: 'required' | 'optional' | 'bundled' | 'peer' | 'optional-peer';
}

/** What a registry has of a package, as far as a fix depends on it. */
export interface PublishedPackage {
  distTags: Readonly<Record<string, string>>;
  versions: readonly {
    version: string;
    /** Null where it is not known. */
    dependencies: readonly PublishedDependency[] | null;
    isDeprecated: boolean;
    /** Gone from the registry: it may be installed, but nobody gets it any more. */
    isUnpublished: boolean;
  }[];
}
