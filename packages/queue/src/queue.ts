import type { JobDefinition, JobQueue, QueuedJobVerb, SignalName, SignalOf } from '@red-tortoise/contracts';
import { Redis } from 'ioredis';
import type { z } from 'zod';
import { Broker, type Brokers } from './broker.js';
import { countJobs } from './count-jobs.js';
import { DeadLetters } from './dead-letters.js';
import { EventStream, type LogSize } from './event-stream.js';
import { changeJobs, listJobs, nextJobs, readJobLog } from './inspect-jobs.js';
import { type EnqueueOptions, type JobHandler, JobProducer, startWorker } from './jobs.js';
import { holdLease } from './leases.js';
import { Quarantine } from './quarantine.js';
import { serverVersions } from './server-versions.js';
import { SignalBus } from './signal-bus.js';
import { withFreeLocks } from './with-free-locks.js';
import { withLock } from './with-lock.js';

export interface QueueOptions {
  redisUrl: string;
  rabbitUrl: string;
  /** Prefix of every key, queue and stream. */
  namespace: string;
  /** The longest wait for one answer, in milliseconds. */
  timeout: number;
  /** Of a log that is not there yet; who asks for another one later is refused by the broker. */
  logSize?: LogSize;
  onError: (error: Error, where?: string) => void;
}

/** A holder that is killed leaves its lock for so long, in milliseconds. */
const lockTimeToLive = 4_000;

export type Queue = Awaited<ReturnType<typeof openQueue>>;

/**
 * Jobs (BullMQ on Redis), events and signals (RabbitMQ) behind a few words. Opens at once and connects in the
 * background: a process starts while a store is away, says so through its health page, and works when it is back.
 */
export async function openQueue(options: QueueOptions) {
  const onError = (error: Error) => options.onError(error);
  const redis = new Redis(options.redisUrl, {
    commandTimeout: options.timeout,
    maxRetriesPerRequest: 2,
    retryStrategy,
  });
  redis.on('error', onError);
  const openBroker = () => Broker.open({ url: options.rabbitUrl, timeout: options.timeout, onError });
  const brokers = { reading: await openBroker(), publishing: await openBroker() };
  const bus = new SignalBus(brokers, `${options.namespace}.signals`, onError);
  const stream = new EventStream(brokers, options.namespace, onError, options.logSize);
  const quarantine = new Quarantine(brokers, options.namespace, options.onError);
  const producer = new JobProducer(redis, options.namespace);
  await bus.start();
  await stream.start();
  await quarantine.start();
  const keyOfLock = (name: string) => `${options.namespace}:lock:${name}`;
  const closers: { close(): Promise<void> }[] = [];
  // BullMQ's blocking reads must wait as long as it takes, so workers have a connection of their own.
  let workerRedis: Redis | null = null;

  return {
    redis,
    /** Of something of ours in Redis. */
    keyOf: (name: string) => `${options.namespace}:${name}`,
    stream,
    quarantine,
    enqueue: <D extends JobDefinition>(definition: D, payload: z.output<D['payload']>, jobOptions?: EnqueueOptions) =>
      producer.enqueue(definition, payload, jobOptions),
    forgetFailed: (definition: JobDefinition, jobId: string) => producer.forget(definition, jobId),
    jobs: jobsOf(producer),
    deadLetters: new DeadLetters(brokers.reading, quarantine),
    signal: <N extends SignalName>(name: N, data: SignalOf<N>) => bus.send(name, data),
    onSignal: <N extends SignalName>(name: N, listener: (data: SignalOf<N>) => void) => bus.listen(name, listener),
    /** Starts working on the queue of these handlers. */
    work: (handlers: readonly JobHandler<JobDefinition>[]) => {
      workerRedis ??= openWorkerRedis(options.redisUrl, onError);
      closers.push(
        startWorker(handlers, { redis: workerRedis, namespace: options.namespace, onError: options.onError }),
      );
    },
    /** Does the work while no other process does. */
    holdLease: (name: string, work: (signal: AbortSignal) => Promise<void>, timeToLive = 6_000) => {
      closers.push(holdLease({ redis, key: `${options.namespace}:lease:${name}`, timeToLive, work, onError }));
    },
    /** Does the work once, when its turn has come: one at a time for each name, among all processes. */
    withLock: <T>(name: string, work: (signal: AbortSignal) => Promise<T>, waitAtMost = 60_000) =>
      withLock({ redis, key: keyOfLock(name), timeToLive: lockTimeToLive, waitAtMost }, work),
    /** The same locks, many at once: does the work with those that are free now. */
    withFreeLocks: <T>(names: readonly string[], work: (held: string[], signal: AbortSignal) => T | Promise<T>) =>
      withFreeLocks({ redis, keyOf: keyOfLock, timeToLive: lockTimeToLive }, names, work),
    pingRedis: () => redis.ping(),
    pingRabbit: () => pingBrokers(brokers),
    serverVersions: () => serverVersions(redis, brokers.reading),
    close: async () => {
      await Promise.all(closers.map((closer) => closer.close()));
      await producer.close();
      await Promise.all([brokers.reading.close(), brokers.publishing.close()]);
      workerRedis?.disconnect();
      redis.disconnect();
    },
  };
}

/** A broker that is out of memory answers still, but not where something was published. */
async function pingBrokers({ reading, publishing }: Brokers): Promise<void> {
  if (!(reading.connected && publishing.connected)) throw new Error('not connected');
  const channel = await reading.model.createChannel();
  await channel.close();
}

/** For staff. */
function jobsOf(producer: JobProducer) {
  return {
    count: () => countJobs(producer),
    list: (which: Parameters<typeof listJobs>[1]) => listJobs(producer, which),
    next: (which: Parameters<typeof nextJobs>[1]) => nextJobs(producer, which),
    log: (queue: JobQueue, id: string) => readJobLog(producer, queue, id),
    change: (queue: JobQueue, verb: QueuedJobVerb, ids: readonly string[]) => changeJobs(producer, queue, verb, ids),
  };
}

function openWorkerRedis(url: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy });
  redis.on('error', onError);
  return redis;
}

function retryStrategy(attempt: number): number {
  return Math.min(attempt * 200, 2_000);
}
