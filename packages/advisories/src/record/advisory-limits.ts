/** What an honest record stays below. Each limit bounds the time or the memory that a hostile one can ask for. */
export const advisoryLimits = {
  /** UTF-16 units of a record's text. The largest of the npm ecosystem has some hundred thousand. */
  characters: 8 * 1024 * 1024,
  /** The same in UTF-8: what is kept whole must fit into one document of a store. */
  bytes: 8 * 1024 * 1024,
  /** Objects and lists within one another; honest records have about ten. */
  depth: 64,
  idCharacters: 128,
  /** Characters of a package's name; npm allows 214. */
  nameCharacters: 512,
  /** Characters of a version. The semver library refuses longer ones, too. */
  versionCharacters: 256,
  summaryCharacters: 1_000,
  /** Characters of the long text. OSV's own limit for it is about half of that. */
  detailsCharacters: 64 * 1024,
  references: 200,
  urlCharacters: 2_000,
  cwes: 50,
  /** Characters of a CVSS vector. */
  vectorCharacters: 512,
  aliases: 1_000,
  /** Packages, versions, ranges and events of one record together. */
  values: 50_000,
} as const;
