import { type AdvisoryIndex, isMalicious, type Match, matchComponents, severityOf } from '@red-tortoise/advisories';
import type { Component, Manifest } from '@red-tortoise/manifests';
import type { Finding, ScanReport } from './finding.js';

/** What the advisories say about the components of a manifest. */
export function findFindings(
  index: AdvisoryIndex,
  { components }: Manifest,
): Pick<ScanReport, 'findings' | 'notJudged'> {
  const { matches, notJudged } = matchComponents(index, components);
  return { findings: matches.map(judge).sort(compareFindings), notJudged };
}

function judge(match: Match<Component>): Finding {
  return { ...match, severity: severityOf(match.advisory), isMalicious: isMalicious(match.advisory) };
}

/** Purls and ids are ASCII, so that this is the order of bytes. A tab, which parts them in a row, is below all others. */
function compareFindings(one: Finding, other: Finding): number {
  return compareTexts(one.component.purl, other.component.purl) || compareTexts(one.advisory.id, other.advisory.id);
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
