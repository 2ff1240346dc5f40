import { describeMatch } from '@red-tortoise/advisories';
import { sarifText } from '@red-tortoise/reports';
import { fileAddress } from './file-address.js';
import type { Finding, ScanReport } from './finding.js';
import { toolVersion } from './tool-version.js';

/** A SARIF 2.1.0 log: a rule for each advisory record, a result for each finding. */
export async function formatScanSarif({ findings, file, notJudged, brokenAdvisories }: ScanReport): Promise<string> {
  const log = sarifText({
    toolVersion: toolVersion(),
    uri: fileAddress(file),
    findings: findings.map(toSarif),
    warnings: warningsOf(notJudged.length, brokenAdvisories),
  });
  const pieces: string[] = [];
  for await (const piece of log) pieces.push(piece);
  return `${pieces.join('')}\n`;
}

function toSarif({ component, advisory, severity, isMalicious, matchedBy }: Finding) {
  return {
    name: advisory.id,
    otherNames: advisory.aliases,
    summary: advisory.summary,
    severity,
    malicious: isMalicious,
    component,
    why: describeMatch(matchedBy),
    suppression: null,
  };
}

function warningsOf(notJudged: number, broken: number): string[] {
  return [
    ...(notJudged > 0 ? [`${notJudged} pairs of component and advisory could not be judged.`] : []),
    ...(broken > 0 ? [`${broken} advisory records could not be read.`] : []),
  ];
}
