import type { Match, NotJudged, Severity } from '@red-tortoise/advisories';
import type { Component, Manifest } from '@red-tortoise/manifests';

/** One advisory record that affects one component. Aliases of one another are findings of their own. */
export interface Finding extends Match<Component> {
  severity: Severity;
  /** The package itself is an attack. */
  isMalicious: boolean;
}

/** What a scan found; each output is made of this alone. */
export interface ScanReport {
  /** As it was given. */
  file: string;
  manifest: Manifest;
  /** Distinct advisory records that were asked. */
  advisories: number;
  /** Advisory records that could not be read. */
  brokenAdvisories: number;
  /** Sorted by purl, then by advisory. */
  findings: Finding[];
  notJudged: NotJudged<Component>[];
}
