import type { runPipelineJob, runTaskJob } from '@red-tortoise/contracts';
import type { JobHandler } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { failRun, runTask } from '../schedules/run-task.js';
import type { Tasks } from '../schedules/task.js';

type RunJob = typeof runPipelineJob | typeof runTaskJob;

export function runTaskHandler(
  context: OrchestratorContext,
  tasks: Tasks,
  definition: RunJob,
  concurrency: number,
): JobHandler<RunJob> {
  return {
    definition,
    concurrency,
    handle: ({ runId }, run) => runTask(context, tasks, runId, run),
    handleFailed: ({ runId }, error) => failRun(context, runId, error),
  };
}
