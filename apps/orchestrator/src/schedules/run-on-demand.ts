import { PackageModel } from '@red-tortoise/documents';
import { requestRun } from '@red-tortoise/domain';
import { pause } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';

const beatMilliseconds = 500;
/** A signal is only a hint, and may be lost: now and then we look for ourselves. */
const beatsBetweenLooks = 20;

/**
 * Looks new packages up soon after somebody wants them, one run for all that came within a moment. Each ecosystem's
 * pipeline is the task of the same name.
 */
export async function runOnDemand(context: OrchestratorContext, ecosystem: string, signal: AbortSignal): Promise<void> {
  let hinted = false;
  const stopListening = context.queue.onSignal('packages.wanted', (wanted) => {
    hinted ||= wanted.ecosystem === ecosystem;
  });
  for (let beat = 0; !signal.aborted; beat++) {
    await pause(beatMilliseconds, signal);
    if (!hinted && beat % beatsBetweenLooks !== 0) continue;
    hinted = false;
    try {
      if (await anyWantedSinceLastRun(context, ecosystem)) await requestRun(context, ecosystem);
    } catch (error) {
      hinted = true;
      context.onError(error as Error, 'run on demand');
    }
  }
  stopListening();
}

/** Packages that were there when the last run began had their chance, within its budget. */
async function anyWantedSinceLastRun({ database }: OrchestratorContext, ecosystem: string): Promise<boolean> {
  const last = await database.pipelineRun.findFirst({ where: { task: ecosystem }, orderBy: { runAt: 'desc' } });
  const since = last?.startedAt ?? last?.runAt ?? new Date(0);
  const wanted = await PackageModel.exists({
    ecosystem,
    wanted: true,
    priority: { $in: [0, 1, 2] },
    attemptedAt: null,
    nextAt: { $gt: since },
  });
  return wanted !== null;
}
