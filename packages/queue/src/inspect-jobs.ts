import type { JobQueue, QueuedJob, QueuedJobState, QueuedJobVerb } from '@red-tortoise/contracts';
import type { Job, JobType, Queue } from 'bullmq';
import { linesKept } from './job-log.js';
import type { JobProducer } from './jobs.js';

const namesInRedis = {
  waiting: 'waiting',
  running: 'active',
  delayed: 'delayed',
  failed: 'failed',
  done: 'completed',
} as const;
type Place = { queue: JobQueue; state: QueuedJobState; from: number; limit: number };
const jobsAtATime = 200;

/** Jobs of a queue in a state, the newest first, from a place on. */
export function listJobs(producer: JobProducer, place: Place): Promise<QueuedJob[]> {
  return producer.using(place.queue, async (queue) => (await jobsAt(queue, place)).map(showJob));
}

/**
 * The next jobs that came into a state before a moment, the oldest first, behind so many of them; at most 200. And how
 * many are in that state in all.
 */
export function nextJobs(
  producer: JobProducer,
  { before, ...place }: Omit<Place, 'limit'> & { before: Date },
): Promise<{ ids: string[]; total: number }> {
  return producer.using(place.queue, async (queue) => {
    const jobs = await jobsAt(queue, { ...place, limit: jobsAtATime }, true);
    const early = jobs.filter(({ finishedOn, timestamp }) => (finishedOn ?? timestamp) <= before.getTime());
    const total = await queue.getJobCountByTypes(...statesOf(place.state));
    return { ids: early.flatMap(({ id }) => id ?? []), total };
  });
}

/** What a job said of itself, the oldest first. */
export function readJobLog(producer: JobProducer, name: JobQueue, id: string): Promise<string[]> {
  return producer.using(name, async (queue) => (await queue.getJobLogs(id, 0, linesKept - 1)).logs);
}

async function jobsAt(queue: Queue, { state, from, limit }: Place, oldestFirst = false): Promise<Job[]> {
  const jobs = await queue.getJobs(statesOf(state), from, from + limit - 1, oldestFirst);
  // One that ended while the list was read is gone.
  return jobs.filter((job) => job !== undefined);
}

function statesOf(state: QueuedJobState): JobType[] {
  return state === 'waiting' ? ['waiting', 'prioritized'] : [namesInRedis[state]];
}

function showJob(job: Job): QueuedJob {
  const at = (moment: number | undefined) => (moment ? new Date(moment).toISOString() : null);
  return {
    id: job.id ?? '',
    name: job.name,
    payload: job.data,
    attempts: job.attemptsMade,
    mostAttempts: job.opts.attempts ?? 1,
    result: typeof job.returnvalue === 'string' ? job.returnvalue : null,
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
