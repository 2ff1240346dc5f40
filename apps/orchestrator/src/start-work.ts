import { runPipelineJob, runTaskJob } from '@red-tortoise/contracts';
import { declareSettings } from '@red-tortoise/domain';
import type { OrchestratorContext } from './context.js';
import { deliverHandler } from './jobs/deliver.js';
import { judgeProjectsHandler } from './jobs/judge-projects.js';
import { planFixesHandler } from './jobs/plan-fixes.js';
import { processImportHandler } from './jobs/process-import.js';
import { replayViewHandler } from './jobs/replay-view.js';
import { runAdminJobHandler } from './jobs/run-admin-job.js';
import { runCustomerRequestHandler } from './jobs/run-customer-request.js';
import { runDryRunHandler } from './jobs/run-dry-run.js';
import { runTaskHandler } from './jobs/run-task.js';
import { syncProjectFeedHandler } from './jobs/sync-project-feed.js';
import { npmTask } from './pipelines/npm/npm-task.js';
import { advisoryTasks } from './pipelines/osv/advisory-tasks.js';
import { declareSources } from './pipelines/osv/declare-sources.js';
import { followOverrides } from './pipelines/osv/overrides/follow-overrides.js';
import { activity } from './processors/activity.js';
import { alerts } from './processors/alerts.js';
import { feedFanOut } from './processors/feed-fan-out.js';
import { startProcessor } from './processors/run-processor.js';
import { relayEvents } from './relay/relay-events.js';
import { digests } from './schedules/digests.js';
import { housekeeping } from './schedules/housekeeping.js';
import { judgeCooldowns } from './schedules/judge-cooldowns.js';
import { keepTime } from './schedules/keep-time.js';
import { runOnDemand } from './schedules/run-on-demand.js';
import { sweepDeliveriesTask } from './schedules/sweep-deliveries.js';
import { watchStatus } from './schedules/watch-status.js';

/** Everything that this process does, in one place: jobs, the clock, the relay, the processors. */
export function startWork(context: OrchestratorContext): { close(): Promise<void> } {
  const { queue } = context;
  const stopping = new AbortController();
  const declared = [
    npmTask(context),
    housekeeping(context),
    judgeCooldowns(context),
    digests(context),
    sweepDeliveriesTask(context),
    watchStatus(context),
  ];
  const tasks = async () => [...declared, ...(await advisoryTasks(context))];

  queue.work([processImportHandler(context), syncProjectFeedHandler(context), planFixesHandler(context)]);
  queue.work([runTaskHandler(context, tasks, runPipelineJob, 4), runDryRunHandler(context, tasks)]);
  queue.work([runTaskHandler(context, tasks, runTaskJob, 8)]);
  queue.work([deliverHandler(context)]);
  queue.work([
    judgeProjectsHandler(context),
    replayViewHandler(context),
    runAdminJobHandler(context),
    runCustomerRequestHandler(context),
  ]);
  queue.holdLease('clock', async (signal) => {
    await declareSettings(context.database);
    await declareSources(context);
    await keepTime(context, tasks, signal);
  });
  queue.holdLease('relay', (signal) => relayEvents(context, signal));
  startProcessor(context, feedFanOut, stopping.signal);
  startProcessor(context, activity, stopping.signal);
  startProcessor(context, alerts, stopping.signal);
  const overrides = followOverrides(context, stopping.signal);
  const demand = runOnDemand(context, 'npm', stopping.signal);

  return {
    async close() {
      stopping.abort();
      await demand;
      await overrides;
    },
  };
}
