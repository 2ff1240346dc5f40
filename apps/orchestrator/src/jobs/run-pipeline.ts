import { runPipelineJob } from '@red-tortoise/contracts';
import type { JobHandler } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { failRun, runTask } from '../schedules/run-task.js';
import type { Tasks } from '../schedules/task.js';

export function runPipelineHandler(context: OrchestratorContext, tasks: Tasks): JobHandler<typeof runPipelineJob> {
  return {
    definition: runPipelineJob,
    concurrency: 4,
    handle: ({ runId }, run) => runTask(context, tasks, runId, run),
    handleFailed: ({ runId }, error) => failRun(context, runId, error),
  };
}
