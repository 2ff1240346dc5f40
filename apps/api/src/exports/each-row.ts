import { findingStates } from '@red-tortoise/contracts';
import { ComponentModel, type FindingDocument, FindingModel } from '@red-tortoise/documents';
import type { ReportedComponent, ReportedFinding } from '@red-tortoise/reports';
import { showFinding } from '../findings/show-finding.js';

const pageRows = 500;
/** Milliseconds for one page. */
const longestRead = 10_000;

/** The components of an import: direct ones first, then by name. A page is read when the one before it was taken. */
export async function* eachComponent(importId: string): AsyncGenerator<ReportedComponent> {
  for (let after = ''; ; ) {
    const rows = await ComponentModel.find({ importId, sortKey: { $gt: after } })
      .sort({ sortKey: 1 })
      .limit(pageRows)
      .maxTimeMS(longestRead)
      .lean();
    for (const { facts, declaredLicence, ...row } of rows) {
      const { latest, behind, deprecated } = facts;
      yield { ...row, licence: facts.licence ?? declaredLicence, latest, behind, deprecated };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = last.sortKey;
  }
}

/** The findings of a project in some states, by default in all: the open ones first, in each state the worst first. */
export async function* eachFinding(
  projectId: string,
  states: readonly FindingDocument['state'][] = findingStates,
): AsyncGenerator<ReportedFinding> {
  for (const state of states) {
    for (let after = ''; ; ) {
      const rows = await FindingModel.find({ projectId, state, severityKey: { $gt: after } })
        .select({ history: 0 })
        .sort({ severityKey: 1 })
        .limit(pageRows)
        .maxTimeMS(longestRead)
        .lean();
      for (const row of rows) yield showFinding(row, '');
      const last = rows.at(-1);
      if (last === undefined || rows.length < pageRows) break;
      after = last.severityKey;
    }
  }
}
