import type { Finding, FindingDetail, FixPlan } from '@red-tortoise/contracts';
import type { FindingDocument, FindingFix, FindingTriage } from '@red-tortoise/documents';
import type { ListedFinding } from './read-findings.js';

/** A stored finding as its readers see it. */
export function showFinding(finding: ListedFinding, projectName: string): Finding {
  return {
    id: finding._id,
    projectId: finding.projectId,
    projectName,
    state: finding.state,
    purl: finding.purl,
    packagePurl: finding.packagePurl,
    name: finding.name,
    version: finding.version,
    direct: finding.direct,
    dev: finding.dev,
    path: finding.path,
    primaryName: finding.primaryName,
    names: finding.names,
    advisoryIds: finding.advisoryIds,
    summary: finding.summary,
    severity: finding.severity,
    malicious: finding.malicious,
    why: finding.why,
    fix: finding.fix && showFix(finding.fix),
    openedAt: finding.openedAt.toISOString(),
    resolvedAt: finding.resolvedAt?.toISOString() ?? null,
    resolution: finding.resolution,
    triage: finding.triage && showTriage(finding.triage),
  };
}

export function showFindingDetail(finding: FindingDocument, projectName: string): FindingDetail {
  const history = finding.history.map(({ userId: _, ...entry }) => ({ ...entry, at: entry.at.toISOString() }));
  return { ...showFinding(finding, projectName), history };
}

function showFix(fix: FindingFix): FixPlan {
  return { ...fix, computedAt: fix.computedAt.toISOString() };
}

function showTriage({ state, justification, until, note, by, at }: FindingTriage): Finding['triage'] {
  return { state, justification, until: until?.toISOString() ?? null, note, by, at: at.toISOString() };
}
