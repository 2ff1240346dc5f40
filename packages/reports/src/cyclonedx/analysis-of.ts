import type { VexJustification } from '@red-tortoise/contracts';
import type { ReportedFinding } from '../project-report.js';

/** The other way round than an import of VEX reads them, so that ours come back as they went. */
const justifications: Record<VexJustification, string> = {
  component_not_present: 'requires_dependency',
  vulnerable_code_not_present: 'code_not_present',
  vulnerable_code_not_in_execute_path: 'code_not_reachable',
  vulnerable_code_cannot_be_controlled_by_adversary: 'requires_environment',
  inline_mitigations_already_exist: 'protected_by_mitigating_control',
};

interface Analysis {
  state: 'resolved' | 'exploitable' | 'in_triage' | 'false_positive' | 'not_affected';
  justification?: string;
  response?: string[];
  detail?: string;
  firstIssued?: string;
  lastUpdated?: string;
}

/** What was seen or decided about a finding, in the words of CycloneDX. */
export function analysisOf(finding: ReportedFinding): Analysis {
  const { state, triage, openedAt, resolvedAt } = finding;
  if (state === 'fixed') return { ...resolvedAs(finding), firstIssued: openedAt, lastUpdated: resolvedAt ?? openedAt };
  if (state === 'open' || triage === null) return { state: 'in_triage', firstIssued: openedAt };
  const told = {
    ...(triage.note === null || triage.note === '' ? {} : { detail: triage.note }),
    firstIssued: openedAt,
    lastUpdated: triage.at,
  };
  if (state === 'false-positive') return { state: 'false_positive', ...told };
  if (state === 'risk-accepted') {
    const detail = [`Accepted until ${triage.until}.`, told.detail].filter(Boolean).join(' ');
    return { state: 'exploitable', response: ['will_not_fix'], ...told, detail };
  }
  const justification = triage.justification === null ? {} : { justification: justifications[triage.justification] };
  return { state: 'not_affected', ...justification, ...told };
}

function resolvedAs({ name, version, resolution }: ReportedFinding): Analysis {
  const was = `${name} ${version}`;
  if (resolution === 'advisory-withdrawn') {
    return { state: 'false_positive', detail: `The advisory about ${was} was withdrawn.` };
  }
  if (resolution === 'advisory-changed') {
    return { state: 'false_positive', detail: `The advisory does not speak of ${was} any more.` };
  }
  if (resolution === 'version-changed') {
    return { state: 'resolved', response: ['update'], detail: `${was} was replaced by another version.` };
  }
  return { state: 'resolved', detail: `${was} is not in the project any more.` };
}
