import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventTypes } from '@red-tortoise/contracts';
import {
  closeDocuments,
  contentId,
  type EventDocument,
  EventModel,
  insertIgnoringDuplicates,
  openDocuments,
} from '@red-tortoise/documents';
import { OrchestratorProcess } from '../apps/orchestrator/src/test-support/orchestrator-process.js';
import { type FaultyProduct, startFaultyProduct } from './faulty-product.mjs';

const packages = Array.from({ length: 25 }, (_, number) => `part-${number}`);
const stores = ['rabbitmq', 'redis', 'mongo', 'postgres'] as const;
type Victim = (typeof stores)[number] | 'first orchestrator' | 'second orchestrator';
const inTurn: readonly Victim[] = ['first orchestrator', 'second orchestrator', ...stores];
const atRandom = 1;
/** Milliseconds between two events; so many, and then only those that are asked for. */
const pace = 40;
const mostEvents = 700;

let product: FaultyProduct;
let receiver: Receiver;
let load: ReturnType<typeof startLoad> | undefined;
let projectId: string;
const orchestrators: OrchestratorProcess[] = [];
beforeAll(async () => {
  receiver = await startReceiver();
  product = await startFaultyProduct([], { only: ['api'], given: { OUTGOING_ALLOWED: '127.0.0.0/8' } });
  await openDocuments({ url: product.env.MONGODB_URL as string, timeout: 3_000 });
  for (let copy = 0; copy < 2; copy++) {
    const orchestrator = new OrchestratorProcess({ ...product.env, ORCHESTRATOR_PORT: '0' });
    orchestrators.push(orchestrator);
    await orchestrator.start();
  }
  projectId = (await product.ask('/v1/projects', { json: { name: 'backbone' } })).id;
  await importProject();
  await askForEverything();
}, 600_000);
afterAll(async () => {
  await load?.stop();
  for (const orchestrator of orchestrators) await orchestrator.stop();
  await closeDocuments();
  await product?.stop();
  await receiver?.close();
});

describe('relay, processors, broker and stores that are killed under load', () => {
  it('leave every event with its effect exactly once: in the feed, the counters, the inbox and the delivery log', async () => {
    load = startLoad();
    const random = Array.from({ length: atRandom }, () => inTurn[Math.floor(Math.random() * inTurn.length)] as Victim);
    const recoveries: string[] = [];
    for (const victim of [...inTurn, ...random]) {
      await kill(victim);
      await pause(500 + Math.random() * 1_500);
      await revive(victim);
      const revived = Date.now();
      const marker = await load.mark();
      await until(async () => receiver.seen.has(marker), 90_000);
      recoveries.push(`${victim} ${((Date.now() - revived) / 1_000).toFixed(1)} s`);
    }
    const events = await load.stop();
    console.info(`${events.length} events; from a restart to a delivered event: ${recoveries.join(', ')}`);

    const expected = events.toSorted();
    await until(async () => (await inbox()).length >= expected.length, 90_000);
    expect((await inbox()).toSorted()).toEqual(expected);
    expect((await feed()).toSorted()).toEqual(expected);
    await until(async () => (await activity()) >= expected.length, 60_000);
    expect(await activity()).toBe(expected.length);
    await until(async () => (await deliveries('sent')).length >= expected.length, 90_000);
    expect(await deliveries('sent')).toHaveLength(expected.length);
    for (const state of ['queued', 'failed', 'gave-up', 'replayed']) expect(await deliveries(state)).toEqual([]);
    expect([...receiver.seen].toSorted()).toEqual(expected);
    expect(receiver.messageIds.size).toBe(expected.length);
  }, 600_000);
});

async function kill(victim: Victim): Promise<void> {
  const position = ['first orchestrator', 'second orchestrator'].indexOf(victim);
  if (position >= 0) await orchestrators[position]?.kill();
  else await product.services.kill(victim as (typeof stores)[number], 'SIGKILL');
}

async function revive(victim: Victim): Promise<void> {
  const position = ['first orchestrator', 'second orchestrator'].indexOf(victim);
  if (position >= 0) await orchestrators[position]?.start();
  else await product.services.restart(victim as (typeof stores)[number]);
}

/** Writes events into the outbox as a pipeline does: the same again until it is stored. */
function startLoad() {
  const written: string[] = [];
  let over = false;
  const running = (async () => {
    while (!over) {
      if (written.length < mostEvents) await write();
      await pause(pace);
    }
  })();

  async function write(): Promise<string> {
    const event = release(written.length);
    written.push(event._id);
    for (;;) {
      try {
        await insertIgnoringDuplicates(EventModel, [event]);
        return event._id;
      } catch {
        await pause(200);
      }
    }
  }
  return {
    /** One more, told by its id once it is stored. */
    mark: write,
    async stop() {
      over = true;
      await running;
      return written;
    },
  };
}

function release(number: number): EventDocument {
  const subject = `pkg:npm/${packages[number % packages.length]}`;
  const version = `2.${number}.0`;
  const now = new Date();
  return {
    _id: contentId('package.released', subject, version),
    type: 'package.released',
    subject,
    key: subject,
    occurredAt: now,
    observedAt: now,
    schemaVersion: 1,
    historical: false,
    data: { version, previousVersion: '1.0.0', level: 'minor', publisher: 'somebody' },
    published: false,
  };
}

async function importProject(): Promise<void> {
  const dependencies = Object.fromEntries(packages.map((name) => [name, '*']));
  const installed = Object.fromEntries(packages.map((name) => [`node_modules/${name}`, { version: '1.0.0' }]));
  const lockfile = {
    name: 'backbone',
    lockfileVersion: 3,
    packages: { '': { name: 'backbone', dependencies }, ...installed },
  };
  const { id } = await product.ask(`/v1/projects/${projectId}/imports`, { json: lockfile });
  await until(async () => (await product.ask(`/v1/imports/${id}`)).state === 'done', 60_000);
}

async function askForEverything(): Promise<void> {
  const { channel } = await product.ask('/v1/channels', {
    json: { channel: { kind: 'webhook', name: 'receiver', url: receiver.url } },
  });
  const types = eventTypes.filter((type) => type !== 'project.imported');
  await product.ask('/v1/rules', {
    json: {
      name: 'everything',
      scope: { kind: 'everything' },
      conditions: { types, prereleases: true },
      channels: [{ channelId: channel.id, when: 'at-once' }],
    },
  });
}

// biome-ignore lint/suspicious/noExplicitAny: an item of whatever list
async function all<T>(path: string, pick: (item: any) => T): Promise<T[]> {
  const picked: T[] = [];
  for (let cursor = ''; ; ) {
    const page = await product.ask(`${path}limit=200${cursor}`);
    picked.push(...page.items.map(pick));
    if (page.next === null) return picked;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}
const inbox = () => all('/v1/inbox?', ({ event }) => event.id as string);
const feed = () => all(`/v1/projects/${projectId}/feed?types=package.released&`, ({ event }) => event.id as string);
const deliveries = (state: string) => all(`/v1/deliveries?state=${state}&`, ({ id }) => id as string);

/** Of the organisation, which must be the sum of the packages'. */
async function activity(): Promise<number> {
  const { windows } = await product.ask('/v1/activity?by=hour&days=2');
  const counted = windows.reduce(
    (sum: number, { counts }: { counts: Record<string, number> }) => sum + (counts['package.released'] ?? 0),
    0,
  );
  let ofPackages = 0;
  for (const name of packages) {
    ofPackages += (await product.ask(`/v1/packages/${encodeURIComponent(`pkg:npm/${name}`)}/activity?by=hour`)).total;
  }
  return counted === ofPackages ? counted : -1;
}

interface Receiver {
  url: string;
  /** Ids of the events that came. */
  seen: Set<string>;
  /** The same message may come twice, under the same id. */
  messageIds: Set<string>;
  close(): Promise<void>;
}
async function startReceiver(): Promise<Receiver> {
  const seen = new Set<string>();
  const messageIds = new Set<string>();
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { data } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      seen.add(data.alert.event.id);
      messageIds.add(String(request.headers['webhook-id']));
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    seen,
    messageIds,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function until(condition: () => Promise<boolean>, within: number): Promise<void> {
  const end = Date.now() + within;
  while (Date.now() < end) {
    if (await condition().catch(() => false)) return;
    await pause(300);
  }
  throw new Error(`it did not come true within ${within / 1_000} s`);
}
