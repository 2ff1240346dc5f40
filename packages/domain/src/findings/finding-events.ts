import type { Event } from '@red-tortoise/contracts';
import { contentId, type EventDocument, type FindingDocument } from '@red-tortoise/documents';

type OpenedData = Extract<Event, { type: 'finding.opened' }>['data'];
type ResolvedData = Extract<Event, { type: 'finding.resolved' }>['data'];
/** When it happened and was seen; of an import, whether it is the project's first. */
interface Told {
  occurredAt: Date;
  observedAt: Date;
  firstImport?: boolean;
}

/**
 * That a finding is open. `since` is what it was before (when it was resolved, until when its risk was accepted, null
 * for a new one): as long as that is what is stored, another attempt says the same once more, under the same id.
 */
export function findingOpened(
  finding: FindingDocument,
  since: Date | null,
  { occurredAt, observedAt, ...ofImport }: Told,
): EventDocument {
  const data: OpenedData = { ...said(finding), ...finding.openedBy, ...ofImport };
  return event('finding.opened', finding, since, { occurredAt, observedAt, data });
}

/** That a finding, open since its `openedAt`, is fixed. */
export function findingResolved(
  finding: FindingDocument,
  { occurredAt, observedAt, ...ofImport }: Told,
): EventDocument {
  const { resolution, resolvedByImportId } = finding;
  if (resolution === null) throw new Error(`finding ${finding._id} is not resolved`);
  const data: ResolvedData = { ...said(finding), resolution, importId: resolvedByImportId, ...ofImport };
  return event('finding.resolved', finding, finding.openedAt, { occurredAt, observedAt, data });
}

function event(
  type: 'finding.opened' | 'finding.resolved',
  { _id, projectId }: FindingDocument,
  since: Date | null,
  rest: { occurredAt: Date; observedAt: Date; data: OpenedData | ResolvedData },
): EventDocument {
  const subject = `project:${projectId}`;
  return {
    _id: contentId(type, subject, _id, since?.toISOString() ?? null),
    type,
    subject,
    key: subject,
    schemaVersion: 1,
    historical: false,
    published: false,
    ...rest,
  };
}

function said(finding: FindingDocument) {
  const { _id, projectId, purl, packagePurl, name, version, direct, dev, names, summary, severity, malicious } =
    finding;
  return {
    findingId: _id,
    projectId,
    purl,
    packagePurl,
    name,
    version,
    direct,
    dev,
    names,
    summary,
    severity: severity.level,
    malicious,
    fixable: finding.why.length > 0 && finding.why.every(({ range }) => endsAtAFix.test(range)),
  };
}

/** `>=1.0.0 <1.2.3` ends at a version that is fixed; `<=1.2.2` ends at the last that is known to be affected. */
const endsAtAFix = /(^|\s)<[^=]/;
