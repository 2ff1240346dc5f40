import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Channel } from '@red-tortoise/contracts';
import { DeliveryModel, DigestItemModel } from '@red-tortoise/documents';
import { createSealing } from '@red-tortoise/domain';
import type { Answer } from '../test-support/caller.js';
import { addChannel, channelDrafts, channelOf, enqueuedDeliveries, secretPart } from '../test-support/channels.js';
import { givePlan } from '../test-support/give-plan.js';
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

const create = (who: Person, kind: keyof typeof channelDrafts, organisationId?: string) =>
  addChannel(who, channelDrafts[kind](), organisationId);
const make = async (kind: keyof typeof channelDrafts) => (await create(ada, kind)).body;
const idOf = (kind: keyof typeof channelDrafts) => channelOf(ada, kind);
const rowOf = (id: string) => api.stores.database.channel.findUniqueOrThrow({ where: { id } });
const said = ({ status, body }: Answer) => [status, body?.code];
const listed = async (who: Person, query = '') => (await who.get(`/v1/channels${query}`)).body.items as Channel[];
const enqueued = () => enqueuedDeliveries(api.stores);
const opened = (sealed: string | null, id: string) =>
  createSealing(api.stores.environment).open(sealed ?? '', `channel ${id}`);
async function member(role: 'owner' | 'member'): Promise<Person> {
  const person = await api.signUp('Colleague');
  const { organisationId } = ada;
  await api.stores.database.membership.create({ data: { organisationId, userId: person.userId, role } });
  return person;
}

describe('201', () => {
  it('an e-mail channel waits for its confirmation, which is on its way', async () => {
    const answer = await create(ada, 'email');
    expect(answer.status).toBe(201);
    const { channel, secret } = answer.body;
    expect(Channel.parse(channel)).toMatchObject({ state: 'unconfirmed', paused: null, waiting: 1, rules: 0 });
    expect(secret).toEqual({ signingSecret: null, feed: null });
    const deliveries = await DeliveryModel.find({ channelId: channel.id }).lean();
    expect(deliveries).toMatchObject([{ kind: 'confirmation', state: 'queued', owner: ada.userId }]);
    expect(await enqueued()).toContain(deliveries[0]?._id);
  });

  it("also for the account's own address, which nobody has confirmed either", async () => {
    const { channel } = (await addChannel(ada, { kind: 'email', name: 'Me', address: ada.email })).body;
    expect(channel.state).toBe('unconfirmed');
  });

  it('a webhook gets a signing secret, shown once and kept sealed', async () => {
    const { channel, secret } = await make('webhook');
    expect(secret.signingSecret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(channel).toMatchObject({ state: 'active', target: 'hooks.example.org/…x9Qk' });
    const row = await rowOf(channel.id);
    expect(opened(row.secret, row.id)).toBe(secret.signingSecret);
    expect(opened(row.target, row.id)).toBe(channelDrafts.webhook().url);
    await nothingTells(channel.id, [secret.signingSecret, secretPart]);
  });

  it("Slack's address is a secret by itself", async () => {
    const { channel, secret } = await make('slack');
    expect(secret.signingSecret).toBeNull();
    await nothingTells(channel.id, [secretPart]);
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
    const answer = await create(ada, 'webhook', ada.organisationId);
    expect(answer.body.channel.organisationId).toBe(ada.organisationId);
    const colleague = await member('member');
    expect(await listed(colleague, `?organisationId=${ada.organisationId}`)).toHaveLength(1);
    expect(await listed(colleague)).toEqual([]);
    expect(await listed(ada)).toEqual([]);
  });

  it('a network of our own may be written to when the installation says so', async () => {
    expect((await addChannel(ada, { kind: 'webhook', name: 'inside', url: 'http://10.9.1.1/hook' })).status).toBe(201);
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
    expect(opened(row.secret, row.id)).toBe(answer.body.signingSecret);
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
    expect(said(await addChannel(ada, draft))).toEqual([400, 'request.invalid']);
  });
});

describe('403', () => {
  it('a member sees the channels of an organisation, and only an owner changes them', async () => {
    const { id } = (await create(ada, 'webhook', ada.organisationId)).body.channel;
    const colleague = await member('member');
    const answers = [
      await create(colleague, 'webhook', ada.organisationId),
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
    const { id: theirs } = (await create(ada, 'webhook', ada.organisationId)).body.channel;
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
      await create(eve, 'webhook', ada.organisationId),
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
});

describe('409', () => {
  it('an owner has as many as the plan says, however many are asked for at once; lists have pages', async () => {
    await givePlan(api, ada.organisationId, { channels: 25 });
    const answers = await Promise.all(Array.from({ length: 30 }, () => create(ada, 'feed')));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(25);
    const refused = answers.filter(({ status }) => status !== 201).map(said);
    expect(refused).toEqual(Array.from({ length: 5 }, () => [409, 'quota.exceeded']));
    const first = (await ada.get('/v1/channels?limit=20')).body;
    const rest = (await ada.get(`/v1/channels?limit=20&cursor=${first.next}`)).body;
    const seen = [...first.items, ...rest.items].map(({ id }: Channel) => id);
    expect([first.items.length, new Set(seen).size, rest.next]).toEqual([20, 25, null]);
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
      const answer = await addChannel(ada, { kind, name: 'x', url: address });
      expect(said(answer)).toEqual([422, 'channel.address-refused']);
    }
  });
});
