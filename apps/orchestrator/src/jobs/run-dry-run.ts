import { dryRunJob } from '@red-tortoise/contracts';
import type { JobHandler } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { failDryRun, runDryRun } from '../schedules/run-dry-run.js';
import type { Tasks } from '../schedules/task.js';

export function runDryRunHandler(context: OrchestratorContext, tasks: Tasks): JobHandler<typeof dryRunJob> {
  return {
    definition: dryRunJob,
    concurrency: 2,
    handle: ({ dryRunId }, run) => runDryRun(context, tasks, dryRunId, run),
    handleFailed: ({ dryRunId }, error) => failDryRun(context, dryRunId, error),
  };
}
