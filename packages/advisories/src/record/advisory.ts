/** What the matcher and a report need of an OSV record (https://ossf.github.io/osv-schema/). */
export interface Advisory {
  /** `GHSA-…`, `MAL-…`, `CVE-…`: visible ASCII, so that it is safe in a row, a path and a terminal. */
  id: string;
  /** RFC 3339, null where the record has none. Of two records with one id the later counts. */
  modified: string | null;
  /** A withdrawn record affects nothing. */
  isWithdrawn: boolean;
  /** Other names of the same thing. */
  aliases: string[];
  /** Foreign text: to be escaped wherever it is shown. Empty where the record has none. */
  summary: string;
  /** Vectors of the record, else those of its affected packages. */
  severity: SeverityVector[];
  /** What the database itself calls it (`database_specific.severity`), as it spells it. */
  severityLabel: string | null;
  affected: AffectedPackage[];
}

export interface SeverityVector {
  /** `CVSS_V2`, `CVSS_V3`, `CVSS_V4` or what else the database uses. */
  type: string;
  score: string;
}

export interface AffectedPackage {
  /** OSV's name, without what follows a colon: `npm`, `PyPI`, `Debian`. */
  ecosystem: string;
  /** In the registry's own spelling. */
  name: string;
  /** Versions that are affected whatever the ranges say. */
  versions: string[];
  /** Without GIT ranges, whose commits no component carries. */
  ranges: AffectedRange[];
}

export interface AffectedRange {
  type: 'SEMVER' | 'ECOSYSTEM';
  events: RangeEvent[];
}

export type RangeEventKind = 'introduced' | 'fixed' | 'last_affected' | 'limit';

export interface RangeEvent {
  kind: RangeEventKind;
  /** A version; for `introduced` also `0`, which lies before all, and for `limit` also `*`, which lies behind all. */
  version: string;
}
