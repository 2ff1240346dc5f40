import { type ComponentDocument, ComponentModel, ProjectStateModel } from '@red-tortoise/documents';
import { loadAdvisories } from '../advisories/load-advisories.js';
import type { DomainContext } from '../context.js';
import { groupedBy } from '../grouped-by.js';
import { enqueueJudgements } from '../policies/enqueue-judgements.js';
import { enqueueFixPlans } from './enqueue-fix-plans.js';
import { reconcileFindings } from './reconcile-findings.js';
import { signalFindings } from './signal-findings.js';
import { summariseFindings } from './summarise-findings.js';

/**
 * Brings the findings of these projects in these packages in line with what is known now. Runs under the projects' locks:
 * only then what they show is read, and what is known, so that nothing older is written over something newer.
 */
export async function followInProjects(
  context: DomainContext,
  purls: readonly string[],
  projectIds: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const states = await ProjectStateModel.find({ _id: { $in: projectIds }, currentImportId: { $ne: null } })
    .select({ organisationId: 1, currentImportId: 1 })
    .lean();
  const [components, advisories] = await Promise.all([
    readComponents(
      purls,
      states.map(({ currentImportId }) => currentImportId as string),
    ),
    loadAdvisories(purls),
  ]);
  const concerned = await reconcileFindings({
    projects: states.map(({ _id: projectId, organisationId, currentImportId }) => ({
      projectId,
      organisationId,
      components: components.get(currentImportId as string) ?? [],
    })),
    advisories,
    filter: { packagePurl: { $in: purls } },
    cause: { cause: 'advisory', importId: null, occurredAt: new Date() },
    signal,
  });
  // Also where nothing was left to write: an attempt that was cut short has written it, and counted nothing.
  await summariseFindings(...concerned);
  await signalFindings(context, concerned);
  await enqueueFixPlans(context, concerned);
  await enqueueJudgements(
    context,
    states.map(({ organisationId }) => organisationId),
  );
}

async function readComponents(purls: readonly string[], importIds: readonly string[]) {
  const components = await ComponentModel.find({ importId: { $in: importIds }, packagePurl: { $in: purls } })
    .select({ importId: 1, purl: 1, packagePurl: 1, ecosystem: 1, name: 1, version: 1, direct: 1, dev: 1, path: 1 })
    .lean<ComponentDocument[]>();
  return groupedBy(components, ({ importId }) => importId);
}
