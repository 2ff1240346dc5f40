/** What an honest manifest stays below. Each limit bounds the memory that a hostile one can ask for. */
export const manifestLimits = {
  /** Bytes of the file, before and after it is unpacked. */
  bytes: 32 * 1024 * 1024,
  /** Levels of objects and lists; a file that reaches this many is refused. */
  nesting: 64,
  /** Entries of a manifest; a file that reaches this many is refused. */
  components: 200_000,
  /** Dependencies between entries. */
  edges: 2_000_000,
  /** Brackets, commas and lines: an upper bound for the values that the syntax parsers allocate. */
  values: 3_000_000,
  /** Shared nodes of a YAML document. Package managers write none. */
  aliases: 100,
  /** Labels of a path. A longer one keeps its two ends. */
  pathLabels: 64,
} as const;
