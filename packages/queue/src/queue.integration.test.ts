import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Event, type JobQueue, processImport } from '@red-tortoise/contracts';
import { eventPartitions, openQueue, type Queue, type StreamedEvent } from './index.js';

const namespace = `test-${randomUUID().slice(0, 8)}`;
const options = {
  redisUrl: process.env.REDIS_URL as string,
  rabbitUrl: process.env.RABBITMQ_URL as string,
  namespace,
  timeout: 5_000,
  onError: () => {},
};
const open = () => openQueue(options);

let queue: Queue;
beforeAll(async () => {
  queue = await open();
  await until(() => queue.pingRabbit());
});
afterAll(async () => {
  await queue.close();
});

describe('jobs', () => {
  it('a job that fails is tried again, and given up after its last attempt', async () => {
    const attempts: number[] = [];
    const importId = randomUUID();
    const gaveUp = new Promise<string>((resolve) => {
      queue.work([
        {
          definition: { ...processImport, attempts: 2, backoffMilliseconds: 10 },
          concurrency: 1,
          handle: async (_, run) => {
            attempts.push(run.attempt);
            throw new Error('no');
          },
          handleFailed: async (payload) => resolve((payload as { importId: string }).importId),
        },
      ]);
    });
    await queue.enqueue({ ...processImport, attempts: 2, backoffMilliseconds: 10 }, { importId }, { jobId: importId });
    expect(await gaveUp).toBe(importId);
    expect(attempts).toEqual([1, 2]);
  });

  it('of one id are one job while it waits and runs, and another once it is done; what it came to stays to be seen', async () => {
    const definition = { ...processImport, queue: 'pipelines' as const };
    const [importId, jobId] = [randomUUID(), `once-${randomUUID()}`];
    const producers = [queue, await open()];
    const ask = () =>
      Promise.all(
        Array.from({ length: 20 }, (_, at) => producers[at % 2]?.enqueue(definition, { importId }, { jobId })),
      );
    const ran: number[] = [];
    const gates: (() => void)[] = [];
    await ask();
    queue.work([
      {
        definition,
        concurrency: 2,
        async handle(_, run) {
          ran.push(run.attempt);
          await run.log(`run ${ran.length}`);
          await new Promise<void>((resolve) => gates.push(resolve));
          return `did it, ${ran.length}`;
        },
        handleFailed: async () => {},
      },
    ]);
    const listed = async (state: 'done' | 'waiting') =>
      queue.jobs.list({ queue: 'pipelines', state, from: 0, limit: 10 });
    for (const round of [1, 2, 3]) {
      await until(async () => expect(gates).toHaveLength(round));
      await ask();
      expect(await listed('waiting')).toEqual([]);
      gates[round - 1]?.();
      await until(async () => expect(await listed('done')).toMatchObject([{ id: jobId, result: `did it, ${round}` }]));
      expect(await listed('done')).toMatchObject([
        { attempts: 1, startedAt: expect.any(String), finishedAt: expect.any(String), failure: null },
      ]);
      expect(await queue.jobs.log('pipelines', jobId)).toEqual([expect.stringMatching(` run ${round}$`)]);
      if (round < 3) await ask();
    }
    expect(ran).toEqual([1, 1, 1]);
    await producers[1]?.close();
  });

  it('of one id whose worker is killed are still one job: another worker takes it over, and it can be asked for anew', async () => {
    const definition = { ...processImport, queue: 'deliveries' as const };
    const [importId, jobId] = [randomUUID(), `killed-${randomUUID()}`];
    const ask = () => queue.enqueue(definition, { importId }, { jobId });
    await ask();
    const victim = await startWorkerThatNeverEnds(definition.queue);
    await ask();
    victim.kill('SIGKILL');
    await ask();
    const runs: string[] = [];
    queue.work([
      {
        definition,
        concurrency: 2,
        handle: async (_, { id }) => void runs.push(id),
        handleFailed: async () => {},
      },
    ]);
    for (const round of [1, 2]) {
      await until(async () => {
        const counts = (await queue.jobs.count()).find((one) => one.queue === definition.queue);
        expect([runs.length, counts]).toMatchObject([round, { waiting: 0, running: 0, done: 1 }]);
      }, 200);
      await ask();
    }
    expect(new Set(runs)).toEqual(new Set([jobId]));
  }, 40_000);

  it('that fold run once for all that asked before, and once more for those who asked while one ran', async () => {
    const definition = { ...processImport, queue: 'maintenance' as const };
    const ran: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const ids = Array.from({ length: 5 }, () => randomUUID());
    const ask = (importId: string) => queue.enqueue(definition, { importId }, { foldAs: 'thing' });
    await Promise.all(ids.slice(0, 2).map(ask));
    queue.work([
      {
        definition,
        concurrency: 2,
        handle: async (payload) => {
          ran.push((payload as { importId: string }).importId);
          await held;
        },
        handleFailed: async () => {},
      },
    ]);
    await until(async () => expect(ran).toHaveLength(1));
    await Promise.all(ids.slice(2).map(ask));
    release();
    await until(async () => expect(ran).toHaveLength(2));
    await ask(ids[0] as string);
    await until(async () => expect(ran).toHaveLength(3));
  });

  it('a payload that breaks the contract is refused where it is made', async () => {
    await expect(queue.enqueue(processImport, { importId: 'no uuid' })).rejects.toThrow();
  });
});

describe('a queue that is first used while Redis is away', () => {
  it('fails then, and works once Redis is back', async () => {
    const port = await freePort();
    const away = await openQueue({ ...options, redisUrl: `redis://127.0.0.1:${port}`, timeout: 1_000 });
    const job = { importId: randomUUID() };
    await expect(away.enqueue(processImport, job)).rejects.toThrow();
    await expect(away.enqueue(processImport, job, { jobId: job.importId })).rejects.toThrow();
    const forwarder = await forwardToRedis(port);
    await until(() => away.enqueue(processImport, job, { jobId: job.importId }));
    await away.close();
    await new Promise((resolve) => forwarder.close(resolve));
  });
});

describe('locks', () => {
  it('of many at once those are taken that are free, and given back', async () => {
    const names = ['free', 'held', 'also-free'].map((name) => `${name}-${randomUUID()}`);
    const [free, held, alsoFree] = names as [string, string, string];
    await queue.withLock(held, async () => {
      await queue.withFreeLocks(names, async (taken) => {
        expect(taken).toEqual([free, alsoFree]);
        await expect(queue.withLock(alsoFree, async () => {}, 50)).rejects.toThrow('no lock');
        expect(await queue.withFreeLocks(names, (left) => left)).toEqual([]);
      });
    });
    expect(await queue.withFreeLocks(names, (taken) => taken)).toEqual(names);
  });

  it('many locks outlive a long work, and are free when it fails', async () => {
    const name = randomUUID();
    const work = queue.withFreeLocks([name], async () => {
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      expect(await queue.withFreeLocks([name], (taken) => taken)).toEqual([]);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await queue.withFreeLocks([name], (taken) => taken)).toEqual([name]);
  }, 15_000);

  it('what runs under one lock never overlaps, whoever holds it', async () => {
    const other = await open();
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 50));
      inside--;
    };
    await Promise.all([queue.withLock('one', work), other.withLock('one', work), queue.withLock('one', work)]);
    expect(most).toBe(1);
    await other.close();
  });

  it('a lock hands on what the work answers and throws', async () => {
    await expect(queue.withLock('two', async () => 42)).resolves.toBe(42);
    await expect(queue.withLock('two', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});

describe('signals', () => {
  it('a signal reaches every process that listens', async () => {
    const other = await open();
    const importId = randomUUID();
    const heard = [queue, other].map(
      (listener) =>
        new Promise<void>((resolve) =>
          listener.onSignal('import.progressed', (data) => data.importId === importId && resolve()),
        ),
    );
    await until(() => other.pingRabbit());
    const again = setInterval(() => queue.signal('import.progressed', { importId }), 50);
    await Promise.all(heard);
    clearInterval(again);
    await other.close();
  });
});

describe('the event stream', () => {
  it('events of one key come in order, and again from any offset', async () => {
    const events = Array.from({ length: 200 }, (_, position) => event(`pkg:npm/p${position % 5}`, position));
    await until(() => queue.stream.publish(events, 5_000));
    const first = await readAll(200);
    const again = await readAll(200);
    expect(again.map(({ event: { id } }) => id)).toEqual(first.map(({ event: { id } }) => id));
    for (const key of new Set(events.map(({ subject }) => subject))) {
      const sent = events.filter(({ subject }) => subject === key).map(({ id }) => id);
      const received = first.filter(({ event: { subject } }) => subject === key).map(({ event: { id } }) => id);
      expect(received).toEqual(sent);
    }
  });
});

/** Every event of every partition from the first on. */
async function readAll(count: number): Promise<StreamedEvent[]> {
  const received: StreamedEvent[] = [];
  const done = new AbortController();
  const reads = Array.from({ length: eventPartitions }, (_, partition) =>
    queue.stream.consume(partition, {
      afterOffset: null,
      batchSize: 50,
      signal: done.signal,
      handlePoison: async () => {},
      handleBatch: async (batch) => {
        received.push(...batch);
        if (received.length >= count) done.abort();
      },
    }),
  );
  await Promise.all(reads);
  return received.sort((a, b) =>
    a.event.subject < b.event.subject ? -1 : a.event.subject > b.event.subject ? 1 : a.offset - b.offset,
  );
}

function event(subject: string, position: number): Event {
  const moment = new Date(position * 1_000).toISOString();
  return {
    id: position.toString(16).padStart(32, '0'),
    type: 'package.released',
    subject,
    key: subject,
    occurredAt: moment,
    observedAt: moment,
    schemaVersion: 1,
    historical: false,
    data: { version: `1.0.${position}`, previousVersion: null, level: null, publisher: null },
  };
}

/** A process of its own, as built, that has taken a job and holds it. */
async function startWorkerThatNeverEnds(name: JobQueue): Promise<ChildProcess> {
  const script = `
    import { processImport } from '@red-tortoise/contracts';
    import { openQueue } from '@red-tortoise/queue';
    const queue = await openQueue({ ...${JSON.stringify(options)}, onError() {} });
    const definition = { ...processImport, queue: ${JSON.stringify(name)} };
    queue.work([{
      definition,
      concurrency: 1,
      handle: () => new Promise(() => console.log('taken')),
      handleFailed: async () => {},
    }]);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child;
}

/** Repeats until it does not throw: connections are made in the background. */
async function until(attempt: () => Promise<void>, mostTries = 300): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries > mostTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The real Redis at another port. */
async function forwardToRedis(port: number): Promise<Server> {
  const { hostname, port: redisPort } = new URL(options.redisUrl);
  const server = createServer((client) => {
    const redis = connect(Number(redisPort), hostname);
    client.on('error', () => redis.destroy()).pipe(redis);
    redis.on('error', () => client.destroy()).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}
