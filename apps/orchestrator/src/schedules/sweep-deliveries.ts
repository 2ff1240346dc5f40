import { enqueueDeliveries, settleForgotten, sweepDeliveries } from '@red-tortoise/domain';
import type { OrchestratorContext } from '../context.js';
import type { Task } from './task.js';

/** The deliveries' documents are the record, the job queue is not: what it has lost comes back within a minute. */
export function sweepDeliveriesTask(context: OrchestratorContext): Task {
  return {
    name: 'sweep-deliveries',
    description: 'Finishes alerts that a crash cut short, and enqueues deliveries that are due',
    cron: '* * * * *',
    startsAtOnce: true,
    async run({ saveProgress }) {
      const finished = await settleForgotten();
      await enqueueDeliveries(context, finished);
      const counts = { finished: finished.length, enqueued: await sweepDeliveries(context) };
      await saveProgress({ cursor: null, counts });
    },
  };
}
