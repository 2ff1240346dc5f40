import { judgeProjectsJob } from '@red-tortoise/contracts';
import { judgeProjects } from '@red-tortoise/domain';
import type { JobHandler } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';

export function judgeProjectsHandler(context: OrchestratorContext): JobHandler<typeof judgeProjectsJob> {
  return {
    definition: judgeProjectsJob,
    concurrency: 2,
    handle: ({ organisationId }, { signal }) => judgeProjects(context, organisationId, signal),
    async handleFailed({ organisationId }, error) {
      // What a project shows is older than its policy until something in it changes; its verdict page judges anew.
      context.logger.error({ err: error, organisationId }, 'projects could not be judged');
    },
  };
}
