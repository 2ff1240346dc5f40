import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Channel, channelsOfAnOwner, deliverJob } from '@red-tortoise/contracts';
import { DeliveryModel, DigestItemModel } from '@red-tortoise/documents';
import { createSealing, signChannelToken } from '@red-tortoise/domain';
import type { Answer } from '../test-support/caller.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';
import { storeDelivery } from '../test-support/store-delivery.js';

let api: TestApi;
let ada: Person;
let eve: Person;
beforeAll(async () => {
  api = await startApi({ OUTGOING_ALLOWED: '10.9.0.0/16' });
});
afterAll(() => api.close());
beforeEach(async () => {
  ada = await api.signUp('Ada');
  eve = await api.signUp('Eve');
});

const url = 'https://hooks.example.org/services/T00/abcdefghijklmnopqrstx9Qk';
const drafts = {
  email: () => ({ kind: 'email', name: 'Operations', address: `${crypto.randomUUID()}@example.test` }),
  webhook: () => ({ kind: 'webhook', name: 'Our bot', url }),
  slack: () => ({ kind: 'slack', name: '#security', url }),
  feed: () => ({ kind: 'feed', name: 'My reader' }),
};
const create = (who: Person, channel: object, organisationId: string | null = null) =>
  who.post('/v1/channels', { channel, organisationId });
const make = async (kind: keyof typeof drafts, who = ada) => (await create(who, drafts[kind]())).body;
const idOf = async (kind: keyof typeof drafts, who = ada): Promise<string> => (await make(kind, who)).channel.id;
const rowOf = (id: string) => api.stores.database.channel.findUniqueOrThrow({ where: { id } });
const change = (id: string, data: object) => api.stores.database.channel.update({ where: { id }, data });
const said = ({ status, body }: Answer) => [status, body?.code];
const listed = async (who: Person, query = '') => (await who.get(`/v1/channels${query}`)).body.items as Channel[];
const sealing = () => createSealing(api.stores.environment);
const token = (purpose: 'confirm-channel' | 'unsubscribe', channelId: string, expiresAt?: Date) =>
  signChannelToken(sealing(), purpose, { channelId, ...(expiresAt && { expiresAt }) });
const confirm = (given: string) => api.anyone.post('/v1/channel-confirmations', { token: given });
async function member(role: 'owner' | 'member'): Promise<Person> {
  const person = await api.signUp('Colleague');
  const { organisationId } = ada;
  await api.stores.database.membership.create({ data: { organisationId, userId: person.userId, role } });
  return person;
}
/** The jobs that wait for the workers, which no test starts. */
async function enqueued(): Promise<string[]> {
  const { redis } = api.stores.queue;
  const [key] = await redis.keys(`*${deliverJob.queue}:wait`);
  return key === undefined ? [] : await redis.lrange(key, 0, -1);
}

describe('201', () => {
  it('an e-mail channel waits for its confirmation, which is on its way', async () => {
    const answer = await create(ada, drafts.email());
    expect(answer.status).toBe(201);
    const { channel, secret } = answer.body;
    expect(Channel.parse(channel)).toMatchObject({ state: 'unconfirmed', paused: null, waiting: 1, rules: 0 });
    expect(secret).toEqual({ signingSecret: null, feed: null });
    const deliveries = await DeliveryModel.find({ channelId: channel.id }).lean();
    expect(deliveries).toMatchObject([{ kind: 'confirmation', state: 'queued', owner: ada.userId }]);
    expect(await enqueued()).toContain(deliveries[0]?._id);
  });

  it("also for the account's own address, which nobody has confirmed either", async () => {
    const { channel } = (await create(ada, { kind: 'email', name: 'Me', address: ada.email })).body;
    expect(channel.state).toBe('unconfirmed');
  });

  it('a webhook gets a signing secret, shown once and kept sealed', async () => {
    const { channel, secret } = await make('webhook');
    expect(secret.signingSecret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(channel).toMatchObject({ state: 'active', target: 'hooks.example.org/…x9Qk' });
    const row = await rowOf(channel.id);
    expect(sealing().open(row.secret ?? '', `channel ${row.id}`)).toBe(secret.signingSecret);
    expect(sealing().open(row.target ?? '', `channel ${row.id}`)).toBe(url);
    await nothingTells(channel.id, [secret.signingSecret, 'abcdefghijklmnopqrst']);
  });

  it("Slack's address is a secret by itself", async () => {
    const { channel, secret } = await make('slack');
    expect(secret.signingSecret).toBeNull();
    await nothingTells(channel.id, ['abcdefghijklmnopqrst']);
  });

  it('a feed gets addresses that are shown once, of which a hash is kept', async () => {
    const { channel, secret } = await make('feed');
    const [, shown = ''] = /\/v1\/feeds\/([A-Za-z0-9_-]{43})\/rss$/.exec(secret.feed.rss) ?? [];
    expect(secret.feed.atom).toBe(secret.feed.rss.replace(/rss$/, 'atom'));
    expect(secret.feed.json).toBe(secret.feed.rss.replace(/rss$/, 'json'));
    expect(shown).not.toBe('');
    await nothingTells(channel.id, [shown]);
  });

  it('an organisation has channels that its members see', async () => {
    const answer = await create(ada, drafts.webhook(), ada.organisationId);
    expect(answer.body.channel.organisationId).toBe(ada.organisationId);
    const colleague = await member('member');
    expect(await listed(colleague, `?organisationId=${ada.organisationId}`)).toHaveLength(1);
    expect(await listed(colleague)).toEqual([]);
    expect(await listed(ada)).toEqual([]);
  });

  it('a network of our own may be written to when the installation says so', async () => {
    expect((await create(ada, { kind: 'webhook', name: 'inside', url: 'http://10.9.1.1/hook' })).status).toBe(201);
  });

  async function nothingTells(id: string, secrets: string[]) {
    await ada.patch(`/v1/channels/${id}`, { name: 'renamed' });
    const told = [
      JSON.stringify(await rowOf(id)),
      (await ada.get('/v1/channels')).text,
      (await ada.get('/v1/deliveries')).text,
      JSON.stringify(api.logged),
    ];
    for (const text of told) for (const secret of secrets) expect(text).not.toContain(secret);
  }
});

describe('200', () => {
  it('a list says how many rules send to a channel and how many deliveries wait', async () => {
    const { id } = (await make('webhook')).channel;
    const { userId } = ada;
    const rule = { userId, name: 'All', scope: { kind: 'everything' }, conditions: { types: ['finding.opened'] } };
    const channels = { create: [{ channelId: id, when: 'at_once' as const }] };
    await api.stores.database.alertRule.create({ data: { ...rule, channels } });
    const about = { owner: userId, channelId: id };
    for (const state of ['queued', 'failed', 'sent', 'gave-up'] as const) await storeDelivery({ ...about, state });
    expect(await listed(ada)).toMatchObject([{ id, rules: 1, waiting: 2 }]);
  });

  it('a channel gets another name', async () => {
    const id = await idOf('slack');
    expect((await ada.patch(`/v1/channels/${id}`, { name: 'Ops' })).body).toMatchObject({ id, name: 'Ops' });
  });

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

  it('neither pause nor resume makes an address confirmed', async () => {
    const id = await idOf('email');
    expect((await ada.put(`/v1/channels/${id}/pause`)).body.state).toBe('unconfirmed');
    expect((await ada.delete(`/v1/channels/${id}/pause`)).body.state).toBe('unconfirmed');
  });

  it('the token of the mail confirms a channel without a session, also twice', async () => {
    const { channel } = await make('email');
    const given = token('confirm-channel', channel.id, new Date(Date.now() + 60_000));
    for (const _ of [1, 2]) expect((await confirm(given)).body).toEqual({ name: 'Operations' });
    expect((await listed(ada))[0]?.state).toBe('active');
    expect(JSON.stringify(api.logged)).not.toContain(given);
  });

  it("a confirmation ends nobody's pause", async () => {
    const id = await idOf('email');
    await change(id, { state: 'paused', pauseCause: 'owner', pausedAt: new Date() });
    expect((await confirm(token('confirm-channel', id))).status).toBe(200);
    expect((await rowOf(id)).state).toBe('paused');
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
      const { paused } = (await listed(ada)).find((channel) => channel.id === id) ?? {};
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
});

describe('202', () => {
  it('a test is a delivery to follow', async () => {
    const id = await idOf('webhook');
    const answer = await ada.post(`/v1/channels/${id}/test`);
    expect(answer.status).toBe(202);
    expect((await ada.get(`/v1/deliveries/${answer.body.deliveryId}`)).body).toMatchObject({
      kind: 'test',
      channelId: id,
      state: 'queued',
    });
    expect(await enqueued()).toContain(answer.body.deliveryId);
  });

  it('a confirmation is sent again', async () => {
    const id = await idOf('email');
    const answer = await ada.post(`/v1/channels/${id}/confirmation`);
    expect(answer.status).toBe(202);
    const again = await ada.get(`/v1/deliveries/${answer.body.deliveryId}`);
    expect(again.body).toMatchObject({ kind: 'confirmation', state: 'queued' });
    // The link in it is for whoever reads the mail.
    expect(again.body.content).toContain('Subject: ');
    expect(again.text).not.toContain(Buffer.from(id).toString('base64url').slice(4, 20));
    expect(again.text).not.toContain('token=');
  });
});

describe('201 for a new secret', () => {
  it("a webhook's takes the place of the old one", async () => {
    const { channel, secret } = await make('webhook');
    const answer = await ada.post(`/v1/channels/${channel.id}/secret`);
    expect(answer.status).toBe(201);
    expect(answer.body.signingSecret).not.toBe(secret.signingSecret);
    const row = await rowOf(channel.id);
    expect(sealing().open(row.secret ?? '', `channel ${row.id}`)).toBe(answer.body.signingSecret);
  });

  it("a feed's makes the old address unknown at once", async () => {
    const { channel, secret } = await make('feed');
    const { body } = await ada.post(`/v1/channels/${channel.id}/secret`);
    const statusOf = async (address: string) => (await api.anyone.get(new URL(address).pathname)).status;
    expect([await statusOf(secret.feed.json), await statusOf(body.feed.json)]).toEqual([404, 200]);
  });
});

describe('204', () => {
  it('a channel goes with its log and with what waited for its digest; rules no longer send there', async () => {
    const id = await idOf('webhook');
    const other = await idOf('slack');
    const { userId } = ada;
    const rule = { userId, name: 'All', scope: { kind: 'everything' }, conditions: { types: ['finding.opened'] } };
    const channels = { create: [{ channelId: id, when: 'daily' as const }] };
    const { id: ruleId } = await api.stores.database.alertRule.create({ data: { ...rule, channels } });
    for (const channelId of [id, other]) {
      await storeDelivery({ owner: userId, channelId });
      const item = { alertId: 'a', owner: userId, channelId, when: 'daily', heldBack: false, at: new Date() } as const;
      await DigestItemModel.create({ _id: crypto.randomUUID(), ...item });
    }
    expect((await ada.delete(`/v1/channels/${id}`)).status).toBe(204);
    const left = async (channelId: string) => [
      await DeliveryModel.countDocuments({ channelId }),
      await DigestItemModel.countDocuments({ channelId }),
    ];
    expect([await left(id), await left(other)]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(await api.stores.database.ruleChannel.count({ where: { ruleId } })).toBe(0);
    expect(said(await ada.get(`/v1/deliveries?channelId=${id}`))).toEqual([404, 'channel.not-found']);
  });
});

describe('400', () => {
  it.each([
    ['an e-mail channel without an address', { kind: 'email', name: 'x', address: 'nobody' }],
    ['a webhook to a file', { kind: 'webhook', name: 'x', url: 'file:///etc/passwd' }],
    ['a kind that there is not', { kind: 'fax', name: 'x' }],
    ['a channel without a name', { kind: 'feed', name: ' ' }],
  ])('%s', async (_, draft) => {
    expect(said(await create(ada, draft))).toEqual([400, 'request.invalid']);
  });

  it('an unsubscription with a long body', async () => {
    const given = token('unsubscribe', await idOf('email'));
    const answer = await api.anyone.post(`/v1/unsubscribe/${given}`, 'x'.repeat(100_000));
    expect(said(answer)).toEqual([413, 'request.too-large']);
  });
});

describe('403', () => {
  it('a member sees the channels of an organisation, and only an owner changes them', async () => {
    const { id } = (await create(ada, drafts.webhook(), ada.organisationId)).body.channel;
    const colleague = await member('member');
    const answers = [
      await create(colleague, drafts.webhook(), ada.organisationId),
      await colleague.patch(`/v1/channels/${id}`, { name: 'mine' }),
      await colleague.delete(`/v1/channels/${id}`),
      await colleague.put(`/v1/channels/${id}/pause`),
      await colleague.delete(`/v1/channels/${id}/pause`),
      await colleague.post(`/v1/channels/${id}/secret`),
      await colleague.post(`/v1/channels/${id}/test`),
      await colleague.post(`/v1/channels/${id}/confirmation`),
    ];
    expect(new Set(answers.map((answer) => said(answer).join()))).toEqual(new Set(['403,alert.owner-only']));
    expect((await (await member('owner')).put(`/v1/channels/${id}/pause`)).status).toBe(200);
  });
});

describe('404', () => {
  it("another person's channel does not exist, nor does another organisation's", async () => {
    const own = await idOf('webhook');
    const { id: theirs } = (await create(ada, drafts.webhook(), ada.organisationId)).body.channel;
    for (const id of [own, theirs, crypto.randomUUID()]) {
      const answers = [
        await eve.patch(`/v1/channels/${id}`, { name: 'mine' }),
        await eve.delete(`/v1/channels/${id}`),
        await eve.put(`/v1/channels/${id}/pause`),
        await eve.delete(`/v1/channels/${id}/pause`),
        await eve.post(`/v1/channels/${id}/secret`),
        await eve.post(`/v1/channels/${id}/test`),
        await eve.post(`/v1/channels/${id}/confirmation`),
        await eve.get(`/v1/deliveries?channelId=${id}`),
      ];
      expect(new Set(answers.map((answer) => said(answer).join()))).toEqual(new Set(['404,channel.not-found']));
    }
    for (const answer of [
      await create(eve, drafts.webhook(), ada.organisationId),
      await eve.get(`/v1/channels?organisationId=${ada.organisationId}`),
    ]) {
      expect(said(answer)).toEqual([404, 'organisation.not-found']);
    }
    expect(await listed(ada)).toMatchObject([{ id: own, name: 'Our bot', state: 'active' }]);
  });

  it('a personal channel is not for the colleagues', async () => {
    const id = await idOf('webhook');
    expect(said(await (await member('owner')).delete(`/v1/channels/${id}`))).toEqual([404, 'channel.not-found']);
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

describe('409', () => {
  it('an owner has twenty channels at the most, however many are asked for at once', async () => {
    const answers = await Promise.all(Array.from({ length: channelsOfAnOwner + 5 }, () => create(ada, drafts.feed())));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(channelsOfAnOwner);
    const refused = answers.filter(({ status }) => status !== 201).map(said);
    expect(refused).toEqual(Array.from({ length: 5 }, () => [409, 'channel.limit-reached']));
    expect(await listed(ada)).toHaveLength(channelsOfAnOwner);
    expect((await create(ada, drafts.feed(), ada.organisationId)).status).toBe(201);
  });

  it('a kind without a secret gets none', async () => {
    for (const kind of ['email', 'slack'] as const) {
      const answer = await ada.post(`/v1/channels/${await idOf(kind)}/secret`);
      expect(said(answer)).toEqual([409, 'channel.without-secret']);
    }
  });

  it('nothing is sent to a feed, a paused or an unconfirmed channel', async () => {
    const paused = await idOf('webhook');
    await ada.put(`/v1/channels/${paused}/pause`);
    for (const id of [paused, await idOf('feed'), await idOf('email')]) {
      expect(said(await ada.post(`/v1/channels/${id}/test`))).toEqual([409, 'channel.not-testable']);
    }
    expect(said(await ada.post(`/v1/channels/${paused}/confirmation`))).toEqual([409, 'channel.not-testable']);
  });
});

describe('422', () => {
  it.each([
    'http://127.0.0.1:9200/',
    'http://localhost/',
    'http://[::1]/',
    'http://169.254.169.254/latest/meta-data',
    'https://ada:secret@hooks.example.org/',
  ])('messages are not sent to %s', async (address) => {
    for (const kind of ['webhook', 'slack']) {
      const answer = await create(ada, { kind, name: 'x', url: address });
      expect(said(answer)).toEqual([422, 'channel.address-refused']);
    }
  });
});

describe('429', () => {
  it('a channel is asked to confirm three times an hour, also by several at once', async () => {
    const id = await idOf('email');
    const answers = await Promise.all([1, 2, 3, 4].map(() => ada.post(`/v1/channels/${id}/confirmation`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 202, 429, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body.code).toBe('request.too-many');
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(3_000);
    expect(await DeliveryModel.countDocuments({ channelId: id })).toBe(3);
  });

  it('a stranger gets five confirmations a day, whoever asks, however the address is written', async () => {
    const name = crypto.randomUUID();
    const answers = [];
    for (const [index, who] of [ada, eve, ada, eve, ada, eve, ada].entries()) {
      const address = `${index % 2 ? name.toUpperCase() : name}+${index}@example.test`;
      answers.push(await create(who, { kind: 'email', name: 'x', address }));
    }
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 429, 429]);
    expect(await listed(eve)).toHaveLength(2);
  });

  it('a person has twenty a day sent, also when they remove the channels again', async () => {
    const statuses = [];
    for (let count = 0; count < 21; count++) {
      const { status, body } = await create(ada, drafts.email());
      statuses.push(status);
      if (status === 201) await ada.delete(`/v1/channels/${body.channel.id}`);
    }
    expect(statuses.slice(19)).toEqual([201, 429]);
  });

  it('nobody sends hundreds of tests', async () => {
    const id = await idOf('webhook');
    const answers = await Promise.all(Array.from({ length: 65 }, () => ada.post(`/v1/channels/${id}/test`)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(60);
  });
});
