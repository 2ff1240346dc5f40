import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Flow } from '@red-tortoise/contracts';
import { DeliveryModel, EventModel, StreamOffsetModel } from '@red-tortoise/documents';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';

let api: TestApi;
let ada: Person;
beforeAll(async () => {
  api = await startApi();
  ada = await api.signUp('Ada');
});
afterAll(() => api.close());
beforeEach(async () => {
  for (const model of [StreamOffsetModel, EventModel, DeliveryModel]) await model.collection.deleteMany({});
});

const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);
/** A processor's word on one of its partitions. */
const say = (processor: string, partition: number, lag: number, at = new Date()) =>
  sayOf(`${processor}/${api.stores.queue.stream.streamName(partition)}`, lag, at);
const sayOf = (_id: string, lag: number, at: Date) =>
  StreamOffsetModel.create({ _id, offset: 1, messageAt: null, lag, at });

/** Behind what another test has just asked. */
async function read(until: (flow: Flow) => boolean): Promise<Flow> {
  for (;;) {
    const { status, body } = await ada.get('/v1/flow');
    expect(status).toBe(200);
    const flow = Flow.parse(body);
    if (until(flow)) return flow;
  }
}

const event = (seconds: number, published: boolean) =>
  EventModel.create({
    _id: crypto.randomUUID().replaceAll('-', ''),
    type: 'package.deprecated',
    subject: 'pkg:npm/left-pad',
    key: 'pkg:npm/left-pad',
    occurredAt: ago(seconds),
    observedAt: ago(seconds),
    schemaVersion: 1,
    historical: false,
    data: {},
    published,
  });

async function channel(state: 'active' | 'paused'): Promise<string> {
  const data = { userId: ada.userId, kind: 'webhook' as const, name: 'hook', targetShown: 'example.test', state };
  return (await api.stores.database.channel.create({ data })).id;
}
const deliver = (channelId: string, seconds: number, state: 'queued' | 'failed' | 'sent' = 'queued') =>
  DeliveryModel.create({
    _id: crypto.randomUUID(),
    owner: ada.userId,
    channelId,
    channelKind: 'webhook',
    kind: 'alert',
    title: 'left-pad 1.1.0',
    state,
    createdAt: ago(seconds),
    nextAttemptAt: state === 'sent' ? null : ago(seconds),
  });

describe('200', () => {
  it('leaves out what another installation on the same stores says', async () => {
    await say('feed-fan-out', 0, 0);
    await sayOf('feed-fan-out/elsewhere.events.0', 900, ago(900));
    const flow = await read(({ processors }) => processors.length > 0);
    expect(flow).toMatchObject({ state: 'ok', processors: [{ name: 'feed-fan-out', lag: 0 }] });
  });

  it('is unknown as long as no processor has spoken', async () => {
    const flow = await read(({ processors }) => processors.length === 0);
    expect(flow).toMatchObject({ state: 'unknown', outbox: 0, deliveries: { waiting: 0, lag: 0 } });
  });

  it('of a processor the partition that is furthest behind speaks, and the one that is silent for longest', async () => {
    const silent = ago(5);
    await say('feed-fan-out', 0, 0.2);
    await say('feed-fan-out', 1, 3, silent);
    await say('alerts', 0, 0);
    const flow = await read(({ processors }) => processors.length === 2);
    expect(flow).toMatchObject({
      state: 'ok',
      processors: [
        { name: 'alerts', lag: 0 },
        { name: 'feed-fan-out', lag: 3, at: silent.toISOString() },
      ],
    });
  });

  it('is unknown when one has said nothing for half a minute', async () => {
    await say('alerts', 0, 0);
    await say('quiet', 0, 0, ago(31));
    const flow = await read(({ processors }) => processors.some(({ name }) => name === 'quiet'));
    expect(flow.state).toBe('unknown');
  });

  it('is behind when an event waits for the broker', async () => {
    await say('outbox', 0, 0);
    await event(40, false);
    await event(60, true);
    const flow = await read(({ outbox, processors }) => outbox > 0 && processors[0]?.name === 'outbox');
    expect(flow.state).toBe('behind');
    expect([flow.outbox >= 40, flow.outbox < 60]).toEqual([true, true]);
  });

  it('counts deliveries whose turn has come, and not what waits for a paused channel', async () => {
    await say('deliveries', 0, 0);
    const [active, paused] = [await channel('active'), await channel('paused')];
    await deliver(paused, 900);
    await deliver(active, 20);
    await deliver(active, 10, 'failed');
    await deliver(active, 30, 'sent');
    await deliver(active, -60);
    const { state, deliveries } = await read(({ deliveries: { waiting } }) => waiting > 0);
    expect([state, deliveries.waiting]).toEqual(['behind', 2]);
    expect([deliveries.lag >= 20, deliveries.lag < 30]).toEqual([true, true]);
  });
});
