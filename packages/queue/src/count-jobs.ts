import { JobQueue, type QueueCounts } from '@red-tortoise/contracts';
import type { JobProducer } from './jobs.js';

/** How many jobs of each queue are in each state. */
export function countJobs(producer: JobProducer): Promise<QueueCounts[]> {
  return Promise.all(
    JobQueue.options.map((name) =>
      producer.using(name, async (queue) => {
        const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed', 'completed');
        const of = (state: string) => counts[state] ?? 0;
        const waiting = of('waiting') + of('prioritized');
        return {
          ...{ queue: name, waiting, running: of('active'), delayed: of('delayed') },
          ...{ failed: of('failed'), done: of('completed') },
        };
      }),
    ),
  );
}
