import { planFixesJob } from '@red-tortoise/contracts';
import { planFixes } from '@red-tortoise/domain';
import type { JobHandler } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';

export function planFixesHandler(context: OrchestratorContext): JobHandler<typeof planFixesJob> {
  return {
    definition: planFixesJob,
    concurrency: 4,
    handle: ({ projectId }, { signal }) => planFixes(context, projectId, signal),
    async handleFailed({ projectId }, error) {
      // The findings keep the plans that they have: the next import, advisory or package data plans them anew.
      context.logger.error({ err: error, projectId }, 'the fixes of a project could not be planned');
    },
  };
}
