import { recoverAdminJobs } from '@red-tortoise/admin-kit';
import { syncProjectFeedJob } from '@red-tortoise/contracts';
import { ProjectPackageModel } from '@red-tortoise/documents';
import {
  endAcceptances,
  followAdvisories,
  letGoOfFixPackages,
  recoverCustomerRequests,
  recoverImports,
  recoverReplays,
  refreshViews,
  removeDeletedProjects,
  settleMoves,
} from '@red-tortoise/domain';
import type { OrchestratorContext } from '../context.js';
import { removeOldRecords } from './remove-old-records.js';
import type { Task } from './task.js';

const day = 24 * 60 * 60 * 1_000;
/** No writer of the feed works on one batch for so long, in milliseconds: each access to a store has a time limit. */
const settledAfter = 5 * 60_000;

/** Finds what a crash left half-done, and removes what nobody needs any more. Each step may run at any time. */
export function housekeeping(context: OrchestratorContext): Task {
  return {
    name: 'housekeeping',
    description: 'Recovers lost work, removes deleted projects and old records',
    cron: '* * * * *',
    async run({ signal, saveProgress }) {
      const counts = {
        recoveredImports: await recoverImports(context),
        removedProjects: await removeDeletedProjects(context),
        refreshedPackages: await refreshViews(context, signal),
        recoveredFeeds: await recoverFeeds(context),
        settledMoves: await settleMoves(context, new Date(Date.now() - settledAfter), signal),
        recoveredReplays: await recoverReplays(context),
        recoveredAdminJobs: await recoverAdminJobs(context),
        recoveredCustomerRequests: await recoverCustomerRequests(context),
        endedAcceptances: await endAcceptances(context),
        packagesLetGo: await letGoOfFixPackages(context),
        removedRuns: await removeOldRuns(context),
        ...(await removeOldRecords(context.database, {
          alertDays: context.settings.current.value('alerts.kept-days'),
          now: new Date(),
          signal,
        })),
        // Last, since it waits for whoever is at it now.
        followedAdvisories: await followAdvisories(context, signal),
      };
      await saveProgress({ cursor: null, counts });
    },
  };
}

async function recoverFeeds(context: OrchestratorContext): Promise<number> {
  const projectIds = await ProjectPackageModel.distinct('projectId', { feed: { $in: ['pending', 'removed'] } });
  for (const projectId of projectIds) {
    await context.queue.enqueue(syncProjectFeedJob, { projectId }, { jobId: `recover-${projectId}` });
  }
  return projectIds.length;
}

async function removeOldRuns({ database, settings }: OrchestratorContext): Promise<number> {
  const keepFor = settings.current.value('runs.kept-days') * day;
  const { count } = await database.pipelineRun.deleteMany({
    where: { state: { in: ['done', 'failed'] }, runAt: { lt: new Date(Date.now() - keepFor) } },
  });
  return count;
}
