import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { AlertModel, contentId, DeliveryModel } from '@red-tortoise/documents';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { activityNow, LogWorld, packageNames, until } from '../test-support/log-world.js';

const entry = fileURLToPath(new URL('../test-support/one-processor.mjs', import.meta.url));
const events = 420;

let stores: TestStores;
let world: LogWorld;
let child: ChildProcess;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  world = await LogWorld.open(stores);
  await world.queue.stream.whenReady(AbortSignal.timeout(20_000));
});
afterEach(async () => {
  await kill();
  await world.close();
});

async function kill(): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Starts the processor, alone in its process; resolves when it says so for the second time. */
async function start(name: string, until: 'begins' | 'done', hangs: boolean): Promise<void> {
  const env = { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'test', NAMESPACE: world.namespace };
  child = spawn(process.execPath, [entry, name, ...(hangs ? ['hangs'] : [])], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
    child.stdout?.on('data', (data: Buffer) => {
      said += String(data);
      if (said.split(until).length > 2) resolve();
    });
  });
}

/** In the middle of batches, then twice between effects and offsets, while events go on coming; at last it may work. */
async function runKilled(name: string, isThrough: () => Promise<boolean>): Promise<void> {
  await world.publish(events / 2);
  await start(name, 'begins', false);
  await kill();
  // However late that was: there is something unread in each partition, and more comes.
  await world.publish(events / 6);
  const load = (async () => {
    for (let part = 0; part < 2; part++) await world.publish(events / 6);
  })();
  for (let cut = 0; cut < 2; cut++) {
    await start(name, 'done', true);
    await kill();
  }
  await start(name, 'done', false);
  await load;
  await until(isThrough);
}

const numbers = Array.from({ length: events }, (_, number) => number);
// As the world makes them: each fifth tells of the past, each seventh was observed before the project was there.
const observed = numbers.filter((number) => number % 5 !== 0);

it('alerts that are killed alone: each event is in the inbox once, and has one delivery', async () => {
  const { userId } = await world.createProject(packageNames);
  const channel = { userId, kind: 'webhook', name: 'hook', targetShown: 'test', state: 'active' } as const;
  const { id: channelId } = await stores.database.channel.create({ data: channel });
  await stores.database.alertRule.create({
    data: {
      userId,
      name: 'Releases',
      scope: { kind: 'everything' },
      conditions: {
        types: ['package.released'],
        ...{ minimumSeverity: null, directOnly: false, productionOnly: false, levels: null },
        ...{ prereleases: false, onlyWithFix: false },
      },
      activeSince: new Date(0),
      channels: { create: [{ channelId, when: 'at_once' }] },
    },
  });
  const expected = observed
    .filter((number) => number % 3 !== 0 && number % 7 !== 0)
    .map((number) => contentId('made up', number))
    .sort();
  await runKilled('alerts', async () => (await DeliveryModel.countDocuments()) >= expected.length);
  const alerts = await AlertModel.find().lean();
  expect(alerts.map(({ eventId }) => eventId).sort()).toEqual(expected);
  const deliveries = await DeliveryModel.find({ channelId }).lean();
  expect(deliveries.flatMap(({ alertIds }) => alertIds).sort()).toEqual(alerts.map(({ _id }) => _id).sort());
}, 300_000);

it('activity that is killed alone: each event is counted once', async () => {
  const sum = async () =>
    (await activityNow())
      .filter(({ subject }) => subject.startsWith('pkg:'))
      .flatMap(({ counts }) => Object.values(counts).flatMap((byWord) => Object.values(byWord)))
      .reduce((total, count) => total + count, 0);
  await runKilled('activity', async () => (await sum()) >= observed.length);
  expect(await sum()).toBe(observed.length);
}, 300_000);
