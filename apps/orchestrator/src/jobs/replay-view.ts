import { replayViewJob } from '@red-tortoise/contracts';
import type { JobHandler } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { failReplay, runReplay } from '../replays/run-replay.js';

export function replayViewHandler(context: OrchestratorContext): JobHandler<typeof replayViewJob> {
  return {
    definition: replayViewJob,
    concurrency: 2,
    handle: ({ replayId }, { signal }) => runReplay(context, replayId, signal),
    handleFailed: ({ replayId }, error) => failReplay(replayId, error),
  };
}
