import { planFixesJob } from '@red-tortoise/contracts';
import type { DomainContext } from '../context.js';

/** Asks for the fixes of these projects to be planned anew: once for all who ask before it begins. */
export async function enqueueFixPlans({ queue }: DomainContext, projectIds: readonly string[]): Promise<void> {
  await Promise.all(
    projectIds.map((projectId) => queue.enqueue(planFixesJob, { projectId }, { foldAs: `plan-fixes-${projectId}` })),
  );
}
