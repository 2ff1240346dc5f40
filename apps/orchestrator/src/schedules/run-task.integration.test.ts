import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runPipelineJob, runTaskJob } from '@red-tortoise/contracts';
import { enqueueRun } from '@red-tortoise/domain';
import { openStores, type TestStores } from '@red-tortoise/testing';
import type { OrchestratorContext } from '../context.js';
import { runTaskHandler } from '../jobs/run-task.js';
import { openTestContext } from '../test-support/test-context.js';

let stores: TestStores;
let context: OrchestratorContext;
beforeAll(async () => {
  stores = await openStores();
  context = await openTestContext(stores);
  await stores.empty();
});
afterAll(async () => {
  await context.settings.stop();
  await stores.close();
});

it('runs that are long, or wait for their turn, keep no digest and no sweep from theirs', async () => {
  const { database, queue } = context;
  const release = new AbortController();
  const released = new Promise((resolve) => release.signal.addEventListener('abort', resolve));
  const task = (name: string, run: () => Promise<unknown>) => ({
    ...{ name, description: name, cron: '* * * * *' },
    run: async () => void (await run()),
  });
  const tasks = [task('npm', () => released), task('digests', async () => {})];
  const runOf = async (name: string, minute: number) => {
    const schedule = await database.schedule.findFirst({ where: { task: name } });
    const { id: scheduleId } =
      schedule ?? (await database.schedule.create({ data: { task: name, description: name, cron: '* * * * *' } }));
    return database.pipelineRun.create({ data: { scheduleId, task: name, runAt: new Date(minute * 60_000) } });
  };
  queue.work([runTaskHandler(context, async () => tasks, runPipelineJob, 1)]);
  queue.work([runTaskHandler(context, async () => tasks, runTaskJob, 1)]);
  const long = await runOf('npm', 1);
  const stateOf = async ({ id }: { id: string }) =>
    (await database.pipelineRun.findUniqueOrThrow({ where: { id } })).state;
  const until = async (run: { id: string }, state: string) => {
    while ((await stateOf(run)) !== state) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  await enqueueRun(context, long);
  await until(long, 'running');
  const digests = await runOf('digests', 1);
  await queue.withLock('task:digests', async () => {
    await enqueueRun(context, digests);
    const over = async () => (await queue.jobs.list({ queue: 'tasks', state: 'done', from: 0, limit: 1 })).length;
    while ((await over()) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await stateOf(digests)).toBe('queued');
  });
  await enqueueRun(context, digests);
  await until(digests, 'done');
  expect(await stateOf(long)).toBe('running');
  release.abort();
  await until(long, 'done');
});
