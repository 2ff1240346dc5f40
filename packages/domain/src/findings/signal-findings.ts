import { ProjectStateModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { groupedBy } from '../grouped-by.js';
import { inBatches } from '../in-batches.js';

const projectsInASignal = 1_000;

/** Tells whoever looks at findings of these projects that they changed. */
export async function signalFindings(
  { queue }: Pick<DomainContext, 'queue'>,
  projectIds: readonly string[],
): Promise<void> {
  const states = await ProjectStateModel.find({ _id: { $in: projectIds } })
    .select({ organisationId: 1 })
    .lean();
  for (const [organisationId, projects] of groupedBy(states, (state) => state.organisationId)) {
    for (const batch of inBatches(projects, projectsInASignal))
      queue.signal('findings.changed', { organisationId, projectIds: batch.map(({ _id }) => _id) });
  }
}
