import type { FindingResolution, FindingState } from '@red-tortoise/contracts';
import type { FindingDocument, FindingHistory } from '@red-tortoise/documents';
import type { ProjectScope } from '../context.js';
import type { FindingGroup } from './finding-group.js';
import { findingKeys } from './finding-keys.js';

/** What made somebody look. */
export interface FindingsCause {
  cause: 'import' | 'advisory';
  importId: string | null;
  /** Of an import: whether the project showed none before. */
  firstImport?: boolean;
  /** When that happened; the moment of its events. */
  occurredAt: Date;
}

export const historyLimit = 200;

export function newFinding(
  { projectId, organisationId }: ProjectScope,
  { component, about }: FindingGroup,
  _id: string,
  cause: FindingsCause,
  at: Date,
): FindingDocument {
  const { purl, packagePurl, ecosystem, name, version, direct, dev, path } = component;
  return {
    _id,
    organisationId,
    projectId,
    ...{ purl, packagePurl, ecosystem, name, version, direct, dev, path },
    ...about,
    present: true,
    state: 'open',
    triage: null,
    acceptedUntil: null,
    ...opening(cause, at),
    fix: null,
    history: [{ at, by: null, from: null, to: 'open', reason: cause.cause, note: null }],
    ...findingKeys({ _id, name, version, direct, ...about }),
  };
}

/** A decision that is still in force stays with a finding that comes back. */
export function reopened(finding: FindingDocument, group: FindingGroup, cause: FindingsCause, at: Date) {
  const isOver = finding.triage?.until != null && finding.triage.until <= at;
  const triage = isOver ? null : finding.triage;
  const state: FindingState = triage?.state ?? 'open';
  return {
    ...described(finding, group),
    present: true,
    state,
    triage,
    acceptedUntil: triage?.until ?? null,
    ...opening(cause, at),
    // Planned for another tree: the job that follows plans anew.
    fix: null,
    history: withEntry(finding, { at, by: null, from: finding.state, to: state, reason: cause.cause, note: null }),
  };
}

function opening({ cause, importId }: FindingsCause, at: Date) {
  return {
    openedAt: at,
    openedBy: { cause, importId },
    resolvedAt: null,
    resolution: null,
    resolvedByImportId: null,
  };
}

export function resolved(finding: FindingDocument, resolution: FindingResolution, cause: FindingsCause, at: Date) {
  return {
    present: false,
    state: 'fixed' as const,
    acceptedUntil: null,
    resolvedAt: at,
    resolution,
    resolvedByImportId: cause.importId,
    history: withEntry(finding, { at, by: null, from: finding.state, to: 'fixed', reason: resolution, note: null }),
  };
}

/** What a component and its advisories say of a finding that is there. */
export function described({ _id }: FindingDocument, { component, about }: FindingGroup) {
  const { name, version, direct, dev, path } = component;
  return { direct, dev, path, ...about, ...findingKeys({ _id, name, version, direct, ...about }) };
}

const withEntry = ({ history }: FindingDocument, entry: FindingHistory) => [...history, entry].slice(-historyLimit);
