import type { JobQueue, QueuedJob, QueuedJobState, QueuedJobVerb } from '@red-tortoise/contracts';
import type { Job } from 'bullmq';
import type { JobProducer } from './jobs.js';

const namesInRedis = { waiting: 'waiting', running: 'active', delayed: 'delayed', failed: 'failed' } as const;

/** Jobs of a queue in a state, the newest first, from a place on. */
export function listJobs(
  producer: JobProducer,
  { queue: name, state, from, limit }: { queue: JobQueue; state: QueuedJobState; from: number; limit: number },
): Promise<QueuedJob[]> {
  return producer.using(name, async (queue) => {
    const states = state === 'waiting' ? (['waiting', 'prioritized'] as const) : [namesInRedis[state]];
    const jobs = await queue.getJobs([...states], from, from + limit - 1, false);
    // One that ended while the list was read is gone.
    return jobs.filter((job) => job !== undefined).map(showJob);
  });
}

function showJob(job: Job): QueuedJob {
  const at = (moment: number | undefined) => (moment ? new Date(moment).toISOString() : null);
  return {
    id: job.id ?? '',
    name: job.name,
    payload: job.data,
    attempts: job.attemptsMade,
    mostAttempts: job.opts.attempts ?? 1,
    failure: job.failedReason?.slice(0, 2_000) || null,
    stack: job.stacktrace?.at(-1)?.slice(0, 5_000) ?? null,
    createdAt: new Date(job.timestamp).toISOString(),
    startedAt: at(job.processedOn),
    finishedAt: at(job.finishedOn),
    dueAt: job.delay > 0 ? at(job.timestamp + job.delay) : null,
  };
}

/** Does it to each job; answers by id why one could not be: it ran, or is in another state by now. */
export function changeJobs(
  producer: JobProducer,
  name: JobQueue,
  verb: QueuedJobVerb,
  ids: readonly string[],
): Promise<Map<string, string>> {
  return producer.using(name, async (queue) => {
    const refused = new Map<string, string>();
    for (const id of ids) {
      const job = await queue.getJob(id);
      try {
        if (!job) throw new Error('there is no such job any more');
        if (verb === 'retry') await job.retry('failed', { resetAttemptsMade: true });
        else await job[verb]();
      } catch (error) {
        refused.set(id, (error as Error).message.slice(0, 300));
      }
    }
    return refused;
  });
}
