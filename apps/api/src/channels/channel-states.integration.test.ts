import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import { DeliveryModel, DigestItemModel } from '@red-tortoise/documents';
import type { Answer } from '../test-support/caller.js';
import { channelOf, enqueuedDeliveries, mailToken } from '../test-support/channels.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';
import { storeAlert } from '../test-support/store-alert.js';
import { storeDelivery } from '../test-support/store-delivery.js';

let api: TestApi;
let ada: Person;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  ada = await api.signUp('Ada');
});

const idOf = (kind: 'email' | 'webhook') => channelOf(ada, kind);
const rowOf = (id: string) => api.stores.database.channel.findUniqueOrThrow({ where: { id } });
const change = (id: string, data: Prisma.ChannelUpdateInput) =>
  api.stores.database.channel.update({ where: { id }, data });
const said = ({ status, body }: Answer) => [status, body?.code];
const listed = async () => (await ada.get('/v1/channels')).body.items as Channel[];
const enqueued = () => enqueuedDeliveries(api.stores);
const token = (purpose: 'confirm-channel' | 'unsubscribe', channelId: string, expiresAt?: Date) =>
  mailToken(api.stores, purpose, channelId, expiresAt);
const confirm = (given: string) => api.anyone.post('/v1/channel-confirmations', { token: given });

describe('pausing', () => {
  it('a pause says since when, and a second one changes nothing', async () => {
    const id = await idOf('webhook');
    const { body } = await ada.put(`/v1/channels/${id}/pause`);
    expect(body).toMatchObject({ state: 'paused', paused: { cause: 'owner', reason: null } });
    expect((await ada.put(`/v1/channels/${id}/pause`)).body.paused).toEqual(body.paused);
  });

  it('a pause keeps the reason of one before', async () => {
    const id = await idOf('webhook');
    await change(id, { state: 'paused', pauseCause: 'failures', pauseReason: '410 Gone', pausedAt: new Date() });
    const { body } = await ada.put(`/v1/channels/${id}/pause`);
    expect(body.paused).toMatchObject({ cause: 'failures', reason: '410 Gone' });
  });

  it('whoever resumes a channel sends what waits, now', async () => {
    const id = await idOf('webhook');
    await change(id, { state: 'paused', pauseCause: 'failures', pausedAt: new Date(), failures: 5 });
    const later = new Date(Date.now() + 3_600_000);
    const waiting = await storeDelivery({ owner: ada.userId, channelId: id, state: 'failed', nextAttemptAt: later });
    const sent = await storeDelivery({ owner: ada.userId, channelId: id, state: 'sent', nextAttemptAt: null });
    const { body } = await ada.delete(`/v1/channels/${id}/pause`);
    expect(body).toMatchObject({ state: 'active', paused: null, failuresInARow: 0 });
    const due = await DeliveryModel.findById(waiting._id).lean();
    expect(due?.nextAttemptAt?.getTime()).toBeLessThanOrEqual(Date.now());
    expect(await enqueued()).toContain(waiting._id);
    expect(await enqueued()).not.toContain(sent._id);
  });

  it('what has waited for a mailbox beyond the noise budget goes to the digest', async () => {
    const id = await idOf('email');
    await change(id, { state: 'paused', pauseCause: 'owner', pausedAt: new Date() });
    const budget = { timeZone: 'UTC', dailyBudget: 1, digestHour: 8, digestWeekday: 1 };
    expect((await ada.send('PUT', '/v1/alert-settings', { body: budget })).status).toBe(200);
    const owner = ada.userId;
    for (const severity of ['low', 'critical'] as const) {
      const { _id } = await storeAlert(owner, { severity });
      await storeDelivery({ _id: `${severity} ${id}`, owner, channelId: id, kind: 'alert', alertIds: [_id] });
    }
    expect((await ada.delete(`/v1/channels/${id}/pause`)).body).toMatchObject({ state: 'active' });
    expect(await DeliveryModel.distinct('_id', { channelId: id, kind: 'alert' })).toEqual([`critical ${id}`]);
    expect(await DigestItemModel.find({ channelId: id }).lean()).toMatchObject([{ when: 'daily', heldBack: true }]);
  });

  it('neither pause nor resume makes an address confirmed', async () => {
    const id = await idOf('email');
    expect((await ada.put(`/v1/channels/${id}/pause`)).body.state).toBe('unconfirmed');
    expect((await ada.delete(`/v1/channels/${id}/pause`)).body.state).toBe('unconfirmed');
  });
});

describe('confirming', () => {
  it('the token of the mail confirms a channel without a session, also twice', async () => {
    const given = token('confirm-channel', await idOf('email'), new Date(Date.now() + 60_000));
    for (const _ of [1, 2]) expect((await confirm(given)).body).toEqual({ name: 'Operations' });
    expect((await listed())[0]?.state).toBe('active');
    expect(JSON.stringify(api.logged)).not.toContain(given);
  });

  it("a confirmation ends nobody's pause", async () => {
    const id = await idOf('email');
    await change(id, { state: 'paused', pauseCause: 'owner', pausedAt: new Date() });
    expect((await confirm(token('confirm-channel', id))).status).toBe(200);
    expect((await rowOf(id)).state).toBe('paused');
  });

  it('a token that is made up, over, for something else, or of a channel that is gone', async () => {
    const id = await idOf('email');
    const tokens = [
      'made.up-by-somebody',
      token('confirm-channel', id, new Date(Date.now() - 1_000)),
      token('unsubscribe', id),
      token('confirm-channel', crypto.randomUUID()),
      token('confirm-channel', await idOf('webhook')),
    ];
    for (const given of tokens) expect(said(await confirm(given))).toEqual([404, 'channel.token-invalid']);
    const forElse = await api.anyone.post(`/v1/unsubscribe/${token('confirm-channel', id)}`);
    expect(said(forElse)).toEqual([404, 'channel.token-invalid']);
    expect((await rowOf(id)).state).toBe('unconfirmed');
  });
});

describe('unsubscribing', () => {
  const oneClick = 'List-Unsubscribe=One-Click';
  const post = (given: string, body?: string | FormData, headers?: Record<string, string>) =>
    api.anyone.post(`/v1/unsubscribe/${given}`, body, headers);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it('a mail program does it with one post, as RFC 8058 says, in both of its forms', async () => {
    const parts = new FormData();
    parts.set('List-Unsubscribe', 'One-Click');
    for (const body of [oneClick, parts]) {
      const id = await idOf('email');
      await change(id, { state: 'active' });
      const answer = await post(token('unsubscribe', id), body, body === oneClick ? form : undefined);
      expect([answer.status, answer.body]).toEqual([200, { name: 'Operations' }]);
      const { paused } = (await listed()).find((channel) => channel.id === id) ?? {};
      expect(paused).toMatchObject({ cause: 'unsubscribed' });
    }
  });

  it('the page does it without a body', async () => {
    const id = await idOf('email');
    const given = token('unsubscribe', id);
    expect((await post(given)).status).toBe(200);
    expect((await rowOf(id)).pauseCause).toBe('unsubscribed');
    expect(JSON.stringify(api.logged)).not.toContain(given);
  });

  it('whoever only opens the address changes nothing, and gets to the page', async () => {
    const id = await idOf('email');
    await change(id, { state: 'active' });
    const given = token('unsubscribe', id);
    const answer = await api.anyone.get(`/v1/unsubscribe/${given}`);
    expect(answer.status).toBe(303);
    const { WEB_URL } = api.stores.environment;
    expect(answer.headers.get('location')).toBe(`${WEB_URL}/unsubscribe?token=${given}`);
    expect((await rowOf(id)).state).toBe('active');
  });

  it("goes over the owner's pause, and the owner cannot take it back alone", async () => {
    const id = await idOf('email');
    await change(id, { state: 'paused', pauseCause: 'owner', pausedAt: new Date() });
    await post(token('unsubscribe', id));
    expect((await confirm(token('confirm-channel', id))).status).toBe(404);
    const resumed = await ada.delete(`/v1/channels/${id}/pause`);
    expect(resumed.body).toMatchObject({ state: 'unconfirmed', paused: null });
    expect(await DeliveryModel.countDocuments({ channelId: id, kind: 'confirmation' })).toBe(2);
    expect((await confirm(token('confirm-channel', id))).status).toBe(200);
    expect((await rowOf(id)).state).toBe('active');
  });

  it('an unsubscription with a long body', async () => {
    const given = token('unsubscribe', await idOf('email'));
    const answer = await api.anyone.post(`/v1/unsubscribe/${given}`, 'x'.repeat(100_000));
    expect(said(answer)).toEqual([413, 'request.too-large']);
  });
});
