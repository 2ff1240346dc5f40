import { AdminSite, failAdminJob, runAdminJob } from '@red-tortoise/admin-kit';
import { adminScreens } from '@red-tortoise/admin-screens';
import { runAdminJobJob } from '@red-tortoise/contracts';
import type { JobHandler } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';

/** Works off what staff asked of more rows than a request should touch. */
export function runAdminJobHandler(context: OrchestratorContext): JobHandler<typeof runAdminJobJob> {
  const adminContext = { ...context, site: AdminSite.of(adminScreens) };
  return {
    definition: runAdminJobJob,
    concurrency: 2,
    handle: ({ jobId }, { signal }) => runAdminJob(adminContext, jobId, signal),
    handleFailed: ({ jobId }, error) => failAdminJob(adminContext, jobId, error),
  };
}
