import { severityLevels } from '@red-tortoise/contracts';
import { type FindingDocument, FindingModel } from '@red-tortoise/documents';

interface Owner {
  organisationId: string;
  projectId: string;
}

export async function storeFinding(owner: Owner, change: Partial<FindingDocument> = {}): Promise<FindingDocument> {
  const finding = storedFinding(owner, change);
  await FindingModel.create(finding);
  return finding;
}

/** A finding as the verbs of the domain leave it; what matters to a test goes into `change`. */
export function storedFinding(
  { organisationId, projectId }: Owner,
  change: Partial<FindingDocument> = {},
): FindingDocument {
  const id = crypto.randomUUID().replaceAll('-', '');
  const { name = 'lodash', version = '4.17.20', malicious = false, severity = severe('high') } = change;
  const purl = `pkg:npm/${name.replace('@', '%40')}`;
  const openedAt = new Date('2026-03-01T10:00:00.000Z');
  const worstFirst = `${malicious ? 0 : 1}${severityLevels.length - severityLevels.indexOf(severity.level)}`;
  return {
    _id: id,
    organisationId,
    projectId,
    purl: `${purl}@${version}`,
    packagePurl: purl,
    ecosystem: 'npm',
    name,
    version,
    direct: true,
    dev: false,
    path: [`${name}@${version}`],
    primaryName: 'CVE-2021-23337',
    names: ['CVE-2021-23337', 'GHSA-35jh-r3h4-6jhm'],
    advisoryIds: ['GHSA-35jh-r3h4-6jhm'],
    summary: 'Command injection',
    severity,
    malicious,
    why: [{ advisoryId: 'GHSA-35jh-r3h4-6jhm', range: '<4.17.21' }],
    present: true,
    state: 'open',
    triage: null,
    acceptedUntil: null,
    openedAt,
    openedBy: { cause: 'import', importId: null },
    resolvedAt: null,
    resolution: null,
    resolvedByImportId: null,
    fix: null,
    history: [{ at: openedAt, by: null, from: null, to: 'open', reason: 'import', note: null }],
    severityKey: `${worstFirst} ${name} ${version} ${id}`,
    packageKey: `${name} ${version} ${worstFirst} ${id}`,
    ...change,
  };
}

export function severe(level: FindingDocument['severity']['level']): FindingDocument['severity'] {
  return { level, score: null, vector: null };
}

/** What has become of the component: nobody has anything left to decide. */
export const fixed = {
  present: false,
  state: 'fixed',
  resolvedAt: new Date('2026-03-02T10:00:00.000Z'),
  resolution: 'version-changed',
} as const satisfies Partial<FindingDocument>;
