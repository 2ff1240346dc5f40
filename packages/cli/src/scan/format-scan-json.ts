import { describeMatch, type NotJudged } from '@red-tortoise/advisories';
import type { Component } from '@red-tortoise/manifests';
import type { Finding, ScanReport } from './finding.js';

/** All that the scan knows: findings with the reason and the way to the component, and what could not be judged. */
export function formatScanJson({ file, manifest, ...report }: ScanReport): string {
  const { format, formatVersion, name, components, notAssessed } = manifest;
  const content = {
    file,
    manifest: { format, formatVersion, name, components: components.length },
    advisories: { asked: report.advisories, broken: report.brokenAdvisories },
    findings: report.findings.map(findingOf),
    notJudged: report.notJudged.map(notJudgedOf),
    notAssessed,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function findingOf({ component, advisory, severity, isMalicious, matchedBy }: Finding) {
  const { purl, name, version, direct, dev, optional, path } = component;
  const { id, aliases, summary, modified } = advisory;
  return {
    purl,
    advisory: id,
    severity: severity.level,
    score: severity.score,
    vector: severity.vector,
    malicious: isMalicious,
    summary,
    aliases,
    modified,
    affected: describeMatch(matchedBy),
    matchedBy,
    component: { name, version, direct, dev, optional, path },
  };
}

function notJudgedOf({ component, advisory, reason }: NotJudged<Component>) {
  return { purl: component.purl, advisory: advisory.id, reason };
}
