import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Delivery } from '@red-tortoise/contracts';
import { type DeliveryDocument, DeliveryModel } from '@red-tortoise/documents';
import type { Answer } from '../test-support/caller.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';
import { storeAlert } from '../test-support/store-alert.js';
import { storeDelivery } from '../test-support/store-delivery.js';

let api: TestApi;
let ada: Person;
let channelId: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  ada = await api.signUp('Ada');
  channelId = await makeChannel(ada);
});

async function makeChannel(who: Person, organisationId: string | null = null): Promise<string> {
  const channel = { kind: 'webhook', name: 'Our bot', url: 'https://hooks.example.org/a-secret-path-of-hers' };
  return (await who.post('/v1/channels', { channel, organisationId })).body.channel.id;
}
const store = (change: Partial<DeliveryDocument> = {}) => storeDelivery({ owner: ada.userId, channelId, ...change });
const replay = (id: string, who = ada) => who.post(`/v1/deliveries/${id}/replay`);
const said = ({ status, body }: Answer) => [status, body?.code];
const stateOf = async (id: string) => (await DeliveryModel.findById(id).lean())?.state;
const pause = () => ada.put(`/v1/channels/${channelId}/pause`);

describe('200', () => {
  it('the log is read page by page, the newest first, those of one moment once each', async () => {
    const createdAt = new Date('2026-05-01T10:00:00.000Z');
    for (let count = 0; count < 5; count++) await store({ createdAt });
    const newest = await store({ createdAt: new Date('2026-05-02T10:00:00.000Z') });
    const ids: string[] = [];
    for (let cursor = ''; cursor !== null; ) {
      const { body } = await ada.get(`/v1/deliveries?limit=2${cursor && `&cursor=${cursor}`}`);
      ids.push(...body.items.map(({ id }: Delivery) => id));
      cursor = body.next;
    }
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
    expect(ids[0]).toBe(newest._id);
  });

  it('by channel, by state, and by both', async () => {
    const other = await makeChannel(ada);
    const sent = await store({ state: 'sent' });
    const failed = await store({ state: 'failed' });
    const elsewhere = await store({ channelId: other, state: 'failed' });
    const ids = async (query: string) =>
      (await ada.get(`/v1/deliveries?${query}`)).body.items.map(({ id }: Delivery) => id).sort();
    expect(await ids(`channelId=${channelId}`)).toEqual([sent._id, failed._id].sort());
    expect(await ids('state=failed')).toEqual([failed._id, elsewhere._id].sort());
    expect(await ids(`channelId=${channelId}&state=failed`)).toEqual([failed._id]);
  });

  it('a delivery tells its attempts, and how many alerts it speaks of', async () => {
    const attempt = { outcome: 'failed', detail: '503 Service Unavailable', status: 503, milliseconds: 41 } as const;
    const { _id } = await store({
      kind: 'digest',
      alertIds: ['a', 'b'],
      digest: { when: 'daily', date: '2026-05-01', more: 3 },
      state: 'failed',
      attempts: [{ at: new Date('2026-05-01T08:00:00.000Z'), ...attempt }],
    });
    const { body } = await ada.get(`/v1/deliveries/${_id}`);
    expect(Delivery.parse(body)).toMatchObject({
      channelName: 'Our bot',
      alerts: 5,
      attempts: [{ at: '2026-05-01T08:00:00.000Z', ...attempt }],
    });
  });

  it('the content is the message as it goes, without a secret', async () => {
    const alert = await storeAlert(ada.userId, { channelIds: [channelId] });
    const { _id } = await store({ kind: 'alert', alertIds: [alert._id] });
    const { content } = (await ada.get(`/v1/deliveries/${_id}`)).body;
    expect(JSON.parse(content)).toMatchObject({ type: 'alert', data: { alert: { id: alert._id } } });
    expect(content).not.toContain('a-secret-path-of-hers');
  });

  it('a message whose alerts were removed has no content any more', async () => {
    const { _id } = await store({ kind: 'alert', alertIds: ['gone'] });
    expect((await ada.get(`/v1/deliveries/${_id}`)).body.content).toBe('');
  });

  it("an organisation's log is for its members, not among their own", async () => {
    const theirs = await makeChannel(ada, ada.organisationId);
    const { _id } = await store({ owner: ada.organisationId, channelId: theirs });
    const { items } = (await ada.get(`/v1/deliveries?organisationId=${ada.organisationId}`)).body;
    expect(items).toMatchObject([{ id: _id }]);
    expect((await ada.get('/v1/deliveries')).body.items).toEqual([]);
  });
});

describe('202', () => {
  it.each(['sent', 'failed', 'gave-up'] as const)('a delivery that is %s is sent once more', async (state) => {
    const old = await store({ state, kind: 'alert', alertIds: ['a'], title: 'left-pad 2.0.0', nextAttemptAt: null });
    const answer = await replay(old._id);
    expect(answer.status).toBe(202);
    const { _id: _, createdAt: __, nextAttemptAt, ...same } = old;
    expect(await DeliveryModel.findById(answer.body.deliveryId).lean()).toMatchObject({
      ...same,
      state: 'queued',
      attempts: [],
      nextAttemptAt: expect.any(Date),
      replayOf: old._id,
    });
    expect(nextAttemptAt).toBeNull();
    expect(await DeliveryModel.findById(old._id).lean()).toMatchObject({ state: 'replayed', nextAttemptAt: null });
  });

  it('however often it is clicked while the new one waits, it is the same one', async () => {
    const old = await store({ state: 'gave-up' });
    const answers = await Promise.all([1, 2, 3, 4].map(() => replay(old._id)));
    answers.push(await replay(old._id), await replay(answers[0]?.body.deliveryId));
    expect(new Set(answers.map(({ body }) => body.deliveryId)).size).toBe(1);
    expect(await DeliveryModel.countDocuments({ channelId })).toBe(2);
  });

  it('when the new one is through, the next replay is another, of the newest', async () => {
    const old = await store({ state: 'sent' });
    const first = (await replay(old._id)).body.deliveryId;
    await DeliveryModel.updateOne({ _id: first }, { $set: { state: 'gave-up' } });
    const second = (await replay(old._id)).body.deliveryId;
    expect(second).not.toBe(first);
    expect([await stateOf(old._id), await stateOf(first), await stateOf(second)]).toEqual([
      'replayed',
      'replayed',
      'queued',
    ]);
  });

  it('one that a crash left between new and old is brought to its end', async () => {
    const old = await store({ state: 'failed' });
    const { deliveryId } = (await replay(old._id)).body;
    await DeliveryModel.updateOne({ _id: old._id }, { $set: { state: 'failed', nextAttemptAt: new Date() } });
    expect((await replay(old._id)).body.deliveryId).toBe(deliveryId);
    expect(await stateOf(old._id)).toBe('replayed');
  });

  it('one that waits for its first attempt is not sent twice', async () => {
    const waiting = await store();
    expect((await replay(waiting._id)).body.deliveryId).toBe(waiting._id);
    expect(await stateOf(waiting._id)).toBe('queued');
  });
});

describe('400', () => {
  it('a cursor of another list, or a state that there is not', async () => {
    expect(said(await ada.get('/v1/deliveries?cursor=e30'))).toEqual([400, 'request.cursor-invalid']);
    expect(said(await ada.get('/v1/deliveries?state=lost'))).toEqual([400, 'request.invalid']);
  });
});

describe('403', () => {
  it('a member looks, an owner sends again', async () => {
    const theirs = await makeChannel(ada, ada.organisationId);
    const { _id } = await store({ owner: ada.organisationId, channelId: theirs, state: 'gave-up' });
    const member = await api.signUp('Member');
    await api.stores.database.membership.create({
      data: { organisationId: ada.organisationId, userId: member.userId, role: 'member' },
    });
    expect((await member.get(`/v1/deliveries/${_id}`)).status).toBe(200);
    expect(said(await replay(_id, member))).toEqual([403, 'alert.owner-only']);
    expect(await stateOf(_id)).toBe('gave-up');
  });
});

describe('404', () => {
  it("another's delivery does not exist, nor one of a channel that is gone", async () => {
    const eve = await api.signUp('Eve');
    const { _id } = await store({ state: 'sent' });
    for (const id of [_id, crypto.randomUUID()]) {
      expect(said(await eve.get(`/v1/deliveries/${id}`))).toEqual([404, 'delivery.not-found']);
      expect(said(await replay(id, eve))).toEqual([404, 'delivery.not-found']);
    }
    expect(said(await eve.get(`/v1/deliveries?channelId=${channelId}`))).toEqual([404, 'channel.not-found']);
    const foreign = await eve.get(`/v1/deliveries?organisationId=${ada.organisationId}`);
    expect(said(foreign)).toEqual([404, 'organisation.not-found']);
    expect((await eve.get('/v1/deliveries')).body.items).toEqual([]);
    expect(await stateOf(_id)).toBe('sent');
    await ada.delete(`/v1/channels/${channelId}`);
    expect(said(await ada.get(`/v1/deliveries/${_id}`))).toEqual([404, 'delivery.not-found']);
  });
});

describe('409', () => {
  it('nothing is sent again to a paused channel', async () => {
    const { _id } = await store({ state: 'gave-up' });
    await pause();
    expect(said(await replay(_id))).toEqual([409, 'channel.not-testable']);
    expect(await stateOf(_id)).toBe('gave-up');
  });

  it('a confirmation is sent again by its channel, which counts how often', async () => {
    const { _id } = await store({ state: 'sent', kind: 'confirmation' });
    expect(said(await replay(_id))).toEqual([409, 'channel.not-testable']);
  });
});
