import type { JobDefinition, JobQueue } from '@red-tortoise/contracts';
import { Queue as BullQueue, type Job, type JobsOptions, UnrecoverableError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { z } from 'zod';
import { addJobOnce } from './add-job.js';
import { linesKept, logOf } from './job-log.js';

type PayloadOf<D extends JobDefinition> = z.output<D['payload']>;

/** What one attempt of a job gets beside its payload. */
export interface JobRun {
  readonly id: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Fires when the process shuts down: stop at the next safe point; the job is then tried again elsewhere. */
  readonly signal: AbortSignal;
  /** A line for staff who look at the job; the last 100 stay for as long as the job does. */
  log(text: string): Promise<void>;
}

export interface JobHandler<D extends JobDefinition> {
  readonly definition: D;
  readonly concurrency: number;
  /** May answer what came of it, in words: staff see it beside the job. */
  handle(payload: PayloadOf<D>, run: JobRun): Promise<unknown>;
  /** Called once, when the last attempt has failed. */
  handleFailed(payload: PayloadOf<D>, error: Error): Promise<void>;
}

export interface EnqueueOptions {
  /** The same id while a job of that id waits or runs is the same job, and so is one that failed until it is forgotten. */
  jobId?: string;
  /** While one of that name waits nothing is added; while one runs, one more is kept to run after it. */
  foldAs?: string;
}

/** Of each queue, for staff to see: a day (in seconds), and no more than so many. */
const keptWhenDone = { age: 24 * 60 * 60, count: 1_000 };
/** In characters. */
const longestResult = 500;

/** Where jobs are put. One BullMQ queue for each queue name, opened when first used. */
export class JobProducer {
  private readonly queues = new Map<string, BullQueue>();

  constructor(
    private readonly redis: Redis,
    private readonly namespace: string,
  ) {}

  async enqueue<D extends JobDefinition>(
    definition: D,
    payload: PayloadOf<D>,
    { jobId, foldAs }: EnqueueOptions = {},
  ): Promise<void> {
    const data = definition.payload.parse(payload) as object;
    const { name, attempts } = definition;
    const options: JobsOptions = {
      attempts,
      backoff: { type: 'exponential', delay: definition.backoffMilliseconds, jitter: 0.3 },
      removeOnComplete: keptWhenDone,
      keepLogs: linesKept,
      // Failed jobs stay for staff to see; their ids must not block a later job for the same thing.
      removeOnFail: { age: 7 * 24 * 60 * 60, count: 10_000 },
    };
    await this.using(definition.queue, async (queue) => {
      if (jobId !== undefined) return addJobOnce(queue, { name, data, jobId }, options);
      const fold = foldAs === undefined ? {} : { deduplication: { id: foldAs, keepLastIfActive: true } };
      await queue.add(name, data, { ...options, ...fold });
    });
  }

  /** Takes a failed job's id free again, so that the same thing can be asked for anew. */
  async forget(definition: JobDefinition, jobId: string): Promise<void> {
    await this.using(definition.queue, async (queue) => {
      const job = await queue.getJob(jobId);
      if (job && (await job.isFailed())) await job.remove();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  /** A queue that was opened while Redis was away would fail for ever: after a failure the next use opens it anew. */
  async using<T>(name: JobQueue, work: (queue: BullQueue) => Promise<T>): Promise<T> {
    try {
      return await work(this.queue(name));
    } catch (error) {
      const failed = this.queues.get(name);
      this.queues.delete(name);
      failed?.close().catch(() => {});
      throw error;
    }
  }

  private queue(name: string): BullQueue {
    let queue = this.queues.get(name);
    if (!queue) {
      queue = new BullQueue(name, {
        connection: this.redis,
        prefix: `${this.namespace}:jobs`,
        skipWaitingForReady: true,
      });
      queue.on('error', () => {}); // The caller of enqueue is told; without a listener the process would end.
      this.queues.set(name, queue);
    }
    return queue;
  }
}

/** Runs the handlers of one queue. A worker that is killed half-way leaves its job to the next within seconds. */
export function startWorker(
  handlers: readonly JobHandler<JobDefinition>[],
  options: { redis: Redis; namespace: string; onError: (error: Error, jobName?: string) => void },
): { close(): Promise<void> } {
  const [first] = handlers;
  if (!first) throw new Error('a worker needs at least one handler');
  const byName = new Map(handlers.map((handler) => [handler.definition.name, handler]));
  const stopping = new AbortController();
  const worker = new Worker(
    first.definition.queue,
    async (job: Job) => {
      const { handler, payload } = readJob(byName, job);
      const attempt = job.attemptsMade + 1;
      const log = logOf(job, options.onError);
      try {
        const result = await handler.handle(payload, { id: job.id ?? '', attempt, signal: stopping.signal, log });
        return typeof result === 'string' ? result.slice(0, longestResult) : null;
      } catch (error) {
        await log(`attempt ${attempt} failed: ${(error as Error).message}`);
        throw error;
      }
    },
    {
      connection: options.redis,
      prefix: `${options.namespace}:jobs`,
      concurrency: first.concurrency,
      lockDuration: 8_000,
      stalledInterval: 3_000,
      // A worker that was killed is no fault of the job; attempts count real failures.
      maxStalledCount: 50,
    },
  );
  worker.on('error', (error) => options.onError(error));
  worker.on('failed', (job, error) => {
    options.onError(error, job?.name);
    if (!job || (job.attemptsMade < (job.opts.attempts ?? 1) && !(error instanceof UnrecoverableError))) return;
    const { handler, payload } = readJob(byName, job);
    handler.handleFailed(payload, error).catch((failure: Error) => options.onError(failure, job.name));
  });
  return {
    async close() {
      stopping.abort();
      await worker.close();
    },
  };
}

function readJob(handlers: Map<string, JobHandler<JobDefinition>>, job: Job) {
  const handler = handlers.get(job.name);
  if (!handler) throw new UnrecoverableError(`no handler for the job ${job.name}`);
  const parsed = handler.definition.payload.safeParse(job.data);
  if (!parsed.success) throw new UnrecoverableError(`the payload of ${job.name} is not valid: ${parsed.error.message}`);
  return { handler, payload: parsed.data as never };
}
