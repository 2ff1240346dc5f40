import { syncProjectFeedJob } from '@red-tortoise/contracts';
import { syncProjectFeed } from '@red-tortoise/domain';
import type { JobHandler } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';

export function syncProjectFeedHandler(context: OrchestratorContext): JobHandler<typeof syncProjectFeedJob> {
  return {
    definition: syncProjectFeedJob,
    concurrency: 4,
    handle: ({ projectId }) => syncProjectFeed(context, projectId),
    async handleFailed({ projectId }, error) {
      // The packages stay marked as pending: the next import of the project, or housekeeping, brings them in.
      context.logger.error({ err: error, projectId }, 'a feed could not be brought in line with its project');
    },
  };
}
