import { findingStates } from '@red-tortoise/contracts';
import { EventModel, type ImportDocument } from '@red-tortoise/documents';
import { loadAdvisories } from '../advisories/load-advisories.js';
import type { FindingComponent } from './finding-group.js';
import { reconcileFindings } from './reconcile-findings.js';

const unresolved = findingStates.filter((state) => state !== 'fixed');

/**
 * Brings the findings of a project in line with the import that it shows from now on. Runs under the project's lock.
 * Answers how many the import opened and resolved, as its events say: whoever wrote them, in one attempt or several.
 */
export async function findImportFindings(
  document: ImportDocument,
  components: readonly FindingComponent[],
  signal: AbortSignal,
): Promise<{ findingsOpened: number; findingsResolved: number }> {
  const { _id: importId, projectId, organisationId, requestedAt, previousImportId } = document;
  const advisories = await loadAdvisories(components.map(({ packagePurl }) => packagePurl));
  const known = [...new Set([...advisories.byId.values()].flatMap(({ packagePurls }) => packagePurls))];
  await reconcileFindings({
    projects: [{ projectId, organisationId, components }],
    advisories,
    filter: { $or: [{ state: { $in: unresolved } }, { packagePurl: { $in: known } }] },
    cause: { cause: 'import', importId, firstImport: previousImportId === null, occurredAt: requestedAt },
    signal,
  });
  const told = { subject: `project:${projectId}`, occurredAt: requestedAt, 'data.importId': importId };
  const [findingsOpened, findingsResolved] = await Promise.all([
    EventModel.countDocuments({ ...told, type: 'finding.opened' }),
    EventModel.countDocuments({ ...told, type: 'finding.resolved' }),
  ]);
  return { findingsOpened, findingsResolved };
}
