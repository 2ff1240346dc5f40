import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  defaultAlertSettings,
  type Endpoint,
  exportPath,
  importProgressPath,
  liveStreamPath,
  syndicationPath,
  unsubscribe,
} from '@red-tortoise/contracts';
import { EventModel, FindingModel, PackageModel, toEvent } from '@red-tortoise/documents';
import { fanOut, requestErasure } from '@red-tortoise/domain';
import type { Answer } from '../test-support/caller.js';
import { endpoints } from '../test-support/endpoints.js';
import { importLockfile } from '../test-support/import-lockfile.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';
import { storeAlert } from '../test-support/store-alert.js';
import { storeDelivery } from '../test-support/store-delivery.js';
import { storeFinding } from '../test-support/store-finding.js';

const secretName = '@ada-secret/engine';
const secretPurl = encodeURIComponent('pkg:npm/%40ada-secret/engine');

let api: TestApi;
let ada: Person;
let eve: Person;
let hers: {
  projectId: string;
  importId: string;
  findingId: string;
  tokenId: string;
  channelId: string;
  deliveryId: string;
  ruleId: string;
  muteId: string;
  alertId: string;
  eventId: string;
};

const rules = { name: 'mine', scope: { kind: 'everything' }, conditions: { types: ['package.released'] } };

beforeAll(async () => {
  api = await startApi();
  ada = await api.signUp('Ada');
  eve = await api.signUp('Eve');
  const locked = [{ name: secretName, version: '1.0.0' }];
  const imported = await importLockfile(api.stores.context, ada, locked, 'ada-secret-project');
  const scope = { organisationId: ada.organisationId, projectId: imported.projectId };
  const finding = await storeFinding(scope, { name: secretName, version: '1.0.0' });
  const token = await ada.post('/v1/tokens', { name: 'ada-secret-token' });
  const { organisationId } = ada;
  const added = await ada.post('/v1/channels', {
    channel: { kind: 'feed', name: 'ada-secret-channel' },
    organisationId,
  });
  const channelId: string = added.body.channel.id;
  const delivery = await storeDelivery({ owner: organisationId, channelId, title: 'ada-secret-delivery' });
  const rule = await ada.post('/v1/rules', { ...rules, name: 'ada-secret-rule', organisationId });
  const mute = await ada.post('/v1/mutes', { subject: `project:${imported.projectId}` });
  const alert = await storeAlert(ada.userId, { projectIds: [imported.projectId] });
  hers = {
    ...imported,
    findingId: finding._id,
    tokenId: token.body.id,
    channelId,
    deliveryId: delivery._id,
    ruleId: rule.body.id,
    muteId: mute.body.id,
    alertId: alert._id,
    eventId: crypto.randomUUID().replaceAll('-', ''),
  };
  const now = new Date();
  const released = await EventModel.create({
    _id: hers.eventId,
    type: 'package.released',
    subject: 'pkg:npm/%40ada-secret/engine',
    key: 'pkg:npm/%40ada-secret/engine',
    occurredAt: now,
    observedAt: now,
    schemaVersion: 1,
    historical: false,
    data: { version: '1.1.0', previousVersion: '1.0.0', level: 'minor', publisher: null },
  });
  await fanOut(api.stores.context, [toEvent(released.toObject())]);
});
afterAll(() => api.close());

/** What `:id` stands for, by the beginning of the path; a project's where nothing is said. */
const kinds = [
  { start: '/v1/imports', hers: () => hers.importId, missing: () => crypto.randomUUID() },
  { start: '/v1/findings', hers: () => hers.findingId, missing: () => crypto.randomUUID().replaceAll('-', '') },
  { start: '/v1/tokens', hers: () => hers.tokenId, missing: () => crypto.randomUUID() },
  { start: '/v1/channels', hers: () => hers.channelId, missing: () => crypto.randomUUID() },
  { start: '/v1/deliveries', hers: () => hers.deliveryId, missing: () => crypto.randomUUID() },
  { start: '/v1/rules', hers: () => hers.ruleId, missing: () => crypto.randomUUID() },
  { start: '/v1/mutes', hers: () => hers.muteId, missing: () => crypto.randomUUID() },
  { start: '/v1/inbox', hers: () => hers.alertId, missing: () => crypto.randomUUID().replaceAll('-', '') },
  { start: '/v1/feed/', hers: () => hers.eventId, missing: () => crypto.randomUUID().replaceAll('-', '') },
  { start: '/v1/organisations', hers: () => ada.organisationId, missing: () => crypto.randomUUID() },
  { start: '/v1/', hers: () => hers.projectId, missing: () => crypto.randomUUID() },
];
const bodies: Record<string, () => object> = {
  'PATCH /v1/projects/:id': () => ({ name: 'taken over' }),
  'PATCH /v1/channels/:id': () => ({ name: 'taken over' }),
  'POST /v1/projects': () => ({ name: 'mine' }),
  'POST /v1/projects/:id/imports': () => new Blob(['{}']),
  'PUT /v1/findings/:id/triage': () => ({ state: 'false-positive' }),
  'POST /v1/projects/:id/findings/triage': () => ({
    findingIds: [hers.findingId],
    decision: { state: 'false-positive' },
  }),
  'POST /v1/projects/:id/vex': () => new Blob(['{}']),
  'PUT /v1/organisations/:id/policy': () => ({}),
  'PUT /v1/rules/:id': () => rules,
  'PUT /v1/rules/:id/snooze': () => ({ until: null }),
  'PATCH /v1/inbox/:id': () => ({ state: 'done' }),
};
const queries: Record<string, string> = { 'GET /v1/projects/:id/verdict/breaches': '?rule=severity' };

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`;
/** Asks with Ada's ids in the address, or with ids that nobody has. */
function ask(
  who: TestApi['anyone'],
  endpoint: Endpoint,
  whose: 'hers' | 'missing' = 'hers',
  headers: Record<string, string> = {},
) {
  const { method, path } = endpoint;
  const id = kinds.find(({ start }) => path.startsWith(start))?.[whose]() ?? '';
  const address = path.replace(':id', id).replace(':purl', secretPurl).replace(':format', 'csv');
  const body = bodies[nameOf(endpoint)]?.();
  return who.send(method, `${address}${queries[nameOf(endpoint)] ?? ''}`, { body, headers });
}

/** What is streamed as it is made, and so is no endpoint of the contracts. */
const streamed = [importProgressPath, exportPath, liveStreamPath].map(
  (path) => ({ method: 'GET', path }) as unknown as Endpoint,
);

const withIds = [...endpoints, ...streamed].filter(({ path }) => path.includes(':id'));

/** What is in no contract and nobody's: open to everyone. */
const open = [
  ...['GET /health/live', 'GET /health/ready', 'GET /metrics', 'OPTIONS *', '* /v1/auth/*'],
  ...['GET /docs', 'GET /docs/openapi.json', 'GET /docs/start.js', 'GET /docs/files/:name'],
  ...['GET /docs/errors', 'GET /docs/errors/:code', `GET ${unsubscribe.path}`, `GET ${syndicationPath}`],
];

it('knows every route that is registered', () => {
  const known = [...endpoints, ...streamed].map(nameOf);
  expect([...api.routes].sort()).toEqual([...known, ...open].sort());
});

describe('of every route that is not open', () => {
  const all = [...endpoints.filter((endpoint) => !endpoint.public), ...streamed];
  /** Which of them answer something else. */
  async function others(who: (endpoint: Endpoint) => Promise<Answer>, said: string, asked = all): Promise<string[]> {
    const wrong: string[] = [];
    for (const endpoint of asked) {
      const { status, body } = await who(endpoint);
      if (`${status} ${body?.code}` !== said) wrong.push(`${nameOf(endpoint)}: ${status} ${body?.code}`);
    }
    return wrong;
  }
  const byToken = (secret: string) => (endpoint: Endpoint) =>
    ask(api.anyone, endpoint, 'hers', { authorization: `Bearer ${secret}` });
  const may = ({ method, tokens }: Endpoint) => tokens ?? method === 'GET';
  const newToken = async (who: Person): Promise<string> =>
    (await who.post('/v1/tokens', { name: 'CI', organisationId: who.organisationId })).body.secret;

  it('nobody without a session gets an answer', async () => {
    expect(await others((endpoint) => ask(api.anyone, endpoint), '401 account.sign-in-required')).toEqual([]);
  });

  it('a person who is being erased has neither a session nor a token, from the request on', async () => {
    const zoe = await api.signUp('Zoe');
    const secret = await newToken(zoe);
    const asked = { subject: 'person' as const, id: zoe.userId, reason: 'a letter', by: { id: 'sam', name: 'Sam' } };
    await api.stores.database.$transaction((transaction) => requestErasure(transaction, { ...asked, name: zoe.email }));
    expect(await others((endpoint) => ask(zoe, endpoint), '401 account.sign-in-required')).toEqual([]);
    expect(await others(byToken(secret), '401 token.invalid', all.filter(may))).toEqual([]);
  });

  it('a token reads, changes what its contract says, and opens nothing that is a person’s or of others', async () => {
    const closed = all.filter((endpoint) => !may(endpoint));
    expect(closed.length).toBeGreaterThan(30);
    expect(await others(byToken(await newToken(eve)), '403 token.not-enough', closed)).toEqual([]);
    const secret = await newToken(eve);
    const mayReach = withIds.filter(may);
    const refused = await Promise.all(mayReach.map(async (endpoint) => (await byToken(secret)(endpoint)).status));
    expect(refused).toEqual(mayReach.map(() => 404));
  });
});

it('a token knows of its own organisation alone, not of the others of its maker', async () => {
  const zoe = await api.signUp('Zoe');
  const { id: organisationId } = await api.stores.database.organisation.create({ data: { name: 'Elsewhere' } });
  await api.stores.database.membership.create({ data: { organisationId, userId: zoe.userId } });
  const { secret } = (await zoe.post('/v1/tokens', { name: 'CI', organisationId: zoe.organisationId })).body;
  const { organisations } = (await api.anyone.get('/v1/me', { authorization: `Bearer ${secret}` })).body;
  expect(organisations.map(({ id }: { id: string }) => id)).toEqual([zoe.organisationId]);
  expect((await zoe.get('/v1/me')).body.organisations).toHaveLength(2);
});

describe("another organisation's ids", () => {
  it.each(withIds.map(nameOf))('%s answers 404, as for ids that do not exist', async (name) => {
    const endpoint = withIds.find((one) => nameOf(one) === name) as Endpoint;
    const answer = await ask(eve, endpoint);
    const missing = await ask(eve, endpoint, 'missing');
    expect(answer.status).toBe(404);
    expect(missing.status).toBe(404);
    const { instance: _, ...problem } = answer.body;
    const { instance: __, ...missingProblem } = missing.body;
    expect(problem).toEqual(missingProblem);
  });

  it('changed nothing', async () => {
    const project = await ada.get(`/v1/projects/${hers.projectId}`);
    expect(project.body).toMatchObject({ name: 'ada-secret-project', currentImport: { id: hers.importId } });
    expect((await ada.get(`/v1/projects/${hers.projectId}/imports`)).body.items).toHaveLength(1);
    expect(await FindingModel.findById(hers.findingId).lean()).toMatchObject({ state: 'open', triage: null });
    expect((await ada.get('/v1/tokens')).body.items).toMatchObject([{ id: hers.tokenId }]);
    const channels = await ada.get(`/v1/channels?organisationId=${ada.organisationId}`);
    expect(channels.body.items).toMatchObject([{ id: hers.channelId, name: 'ada-secret-channel', state: 'active' }]);
    const kept = await ada.get(`/v1/rules?organisationId=${ada.organisationId}`);
    expect(kept.body.items).toMatchObject([{ id: hers.ruleId, name: 'ada-secret-rule' }]);
    expect((await ada.get('/v1/mutes')).body.items).toMatchObject([{ id: hers.muteId }]);
    expect((await ada.get('/v1/inbox')).body.items).toMatchObject([{ id: hers.alertId, state: 'unread' }]);
  });

  it('cannot be given a new project', async () => {
    const answer = await eve.post('/v1/projects', { name: 'intruder', organisationId: ada.organisationId });
    expect(answer.status).toBe(400);
    expect(await api.stores.database.project.count({ where: { name: 'intruder' } })).toBe(0);
  });
});

describe('a suspended organisation', () => {
  const suspend = (suspendedReason: string | null) =>
    api.stores.database.organisation.update({
      where: { id: ada.organisationId },
      data: { suspendedReason, suspendedAt: suspendedReason === null ? null : new Date() },
    });
  beforeAll(() => suspend('The invoice is open'));
  afterAll(() => suspend(null));
  const all = endpoints.filter((endpoint) => !endpoint.public);
  const writes = all.filter(({ method, whileSuspended }) => method !== 'GET' && !whileSuspended);
  const reads = all.filter(({ method, whileSuspended }) => method === 'GET' || whileSuspended);
  const find = (name: string) => all.find((one) => nameOf(one) === name) as Endpoint;
  const said = ({ status, body }: Answer) => [status, body?.code, body?.detail];
  const suspended = [403, 'organisation.suspended', 'The invoice is open'];

  it.each(writes.map(nameOf))('%s is refused, with the reason', async (name) => {
    expect(said(await ask(ada, find(name)))).toEqual(suspended);
  });

  it.each(reads.map(nameOf))('%s goes on', async (name) => {
    expect((await ask(ada, find(name))).body?.code).not.toBe('organisation.suspended');
  });

  it('is read by what is no GET in these cases alone', () => {
    expect(new Set(reads.filter(({ method }) => method !== 'GET').map(nameOf))).toEqual(
      new Set([
        'POST /v1/query',
        'POST /v1/querybatch',
        'PATCH /v1/inbox/:id',
        'PUT /v1/inbox/state',
        'PUT /v1/feed/seen',
        'POST /v1/rules/preview',
      ]),
    );
  });

  it('lets tokens read, and neither import nor make projects', async () => {
    await suspend(null);
    const { secret } = (await ada.post('/v1/tokens', { name: 'CI' })).body;
    await suspend('The invoice is open');
    const authorization = `Bearer ${secret}`;
    expect((await api.anyone.get(`/v1/projects/${hers.projectId}`, { authorization })).status).toBe(200);
    const imported = await api.anyone.post(`/v1/projects/${hers.projectId}/imports`, '{}', { authorization });
    expect(said(imported)).toEqual(suspended);
    const made = await api.anyone.post('/v1/projects', { name: 'CI' }, { authorization });
    expect(said(made)).toEqual(suspended);
  });

  it('lets a member go on with what is theirs elsewhere', async () => {
    const grace = await api.signUp('Grace');
    const { organisationId } = ada;
    await api.stores.database.membership.create({ data: { organisationId, userId: grace.userId } });
    for (const endpoint of writes) {
      const { body } = await ask(grace, endpoint, 'missing');
      expect([nameOf(endpoint), body?.code]).not.toEqual([nameOf(endpoint), 'organisation.suspended']);
    }
  });

  it('is not got around by naming another organisation where the endpoint does not look', async () => {
    const { id: organisationId } = await api.stores.database.organisation.create({ data: { name: 'Elsewhere' } });
    await api.stores.database.membership.create({ data: { organisationId, userId: ada.userId, role: 'owner' } });
    const elsewhere = `?organisationId=${organisationId}`;
    expect(said(await ada.post(`/v1/projects${elsewhere}`, { name: 'mine' }))).toEqual(suspended);
    expect(said(await ada.post(`/v1/rules${elsewhere}`, rules))).toEqual(suspended);
    const settings = { ...defaultAlertSettings, organisationId };
    expect(said(await ada.send('PUT', '/v1/alert-settings', { body: settings }))).toEqual(suspended);
    expect((await ada.send('PUT', `/v1/alert-settings${elsewhere}`, { body: settings })).status).toBe(200);
    expect((await ada.post('/v1/projects', { name: 'there', organisationId })).status).toBe(201);
    await api.stores.database.organisation.delete({ where: { id: organisationId } });
  });

  it('lets its members sign in, and tells them', async () => {
    const [organisation] = (await ada.get('/v1/me')).body.organisations;
    expect(organisation.suspended).toEqual({ since: expect.any(String), reason: 'The invoice is open' });
  });
});

describe('what a list holds', () => {
  it.each(endpoints.filter(({ method, path }) => method === 'GET' && !path.includes(':id')).map(nameOf))(
    '%s tells Eve nothing of Ada',
    async (name) => {
      const endpoint = endpoints.find((one) => nameOf(one) === name) as Endpoint;
      const { text } = await ask(eve, endpoint);
      for (const secret of [
        hers.projectId,
        hers.importId,
        hers.findingId,
        hers.tokenId,
        hers.channelId,
        hers.deliveryId,
        hers.ruleId,
        hers.muteId,
        hers.alertId,
        ada.organisationId,
        ada.userId,
        ada.email,
        'ada-secret-project',
      ])
        expect(text).not.toContain(secret);
    },
  );

  it("the name of a package that only Ada's project has is not told, nor that it is known", async () => {
    expect(await PackageModel.findById('pkg:npm/%40ada-secret/engine').lean()).not.toBeNull();
    for (const path of ['', '/versions', '/events']) {
      expect((await ada.get(`/v1/packages/${secretPurl}${path}`)).status).toBe(200);
      const answer = await eve.get(`/v1/packages/${secretPurl}${path}`);
      expect([path, answer.status, answer.body?.code]).toEqual([path, 404, 'package.not-found']);
    }
    expect((await eve.get('/v1/feed')).text).not.toContain('ada-secret');
    expect((await ada.get('/v1/feed')).text).toContain('ada-secret');
  });

  it('a public package shows each person their own uses only', async () => {
    await importLockfile(api.stores.context, ada, [{ name: 'shared', version: '1.0.0' }], 'ada-secret-shop');
    const mine = await importLockfile(api.stores.context, eve, [{ name: 'shared', version: '2.0.0' }], 'eves-shop');
    await PackageModel.updateOne({ _id: 'pkg:npm/shared' }, { $set: { state: 'fetched', versionCount: 2 } });
    const { usedBy } = (await eve.get('/v1/packages/pkg%3Anpm%2Fshared')).body;
    expect(usedBy).toEqual([
      { projectId: mine.projectId, projectName: 'eves-shop', version: '2.0.0', path: ['shared@2.0.0'] },
    ]);
  });
});

describe('a colleague', () => {
  it('of the same organisation sees its projects, until the membership ends', async () => {
    const colleague = await api.signUp('Charles');
    const membership = { organisationId: ada.organisationId, userId: colleague.userId };
    await api.stores.database.membership.create({ data: membership });
    expect((await colleague.get(`/v1/projects/${hers.projectId}`)).status).toBe(200);
    expect((await colleague.get('/v1/feed')).text).toContain('ada-secret');
    await api.stores.database.membership.delete({ where: { organisationId_userId: membership } });
    expect((await colleague.get(`/v1/projects/${hers.projectId}`)).status).toBe(404);
    expect((await colleague.get('/v1/feed')).text).not.toContain('ada-secret');
  });
  it('reaches of it what is neither for its owners alone nor one person’s', async () => {
    const colleague = await api.signUp('Mary');
    const { organisationId } = ada;
    await api.stores.database.membership.create({ data: { organisationId, userId: colleague.userId } });
    const ofOwners = '403 alert.owner-only';
    const refused: Record<string, string> = {};
    // Who may, removes; the project goes last, since all else is found by it.
    const last = ({ method, path }: Endpoint) => method === 'DELETE' && path === '/v1/projects/:id';
    const asked = withIds.filter(({ path }) => path !== '/v1/advisories/:id');
    for (const endpoint of [...asked.filter((one) => !last(one)), ...asked.filter(last)]) {
      const { status, body } = await ask(colleague, endpoint);
      if ([401, 403, 404].includes(status)) refused[nameOf(endpoint)] = `${status} ${body?.code}`;
    }
    expect(refused).toEqual({
      'PATCH /v1/channels/:id': ofOwners,
      'DELETE /v1/channels/:id': ofOwners,
      'PUT /v1/channels/:id/pause': ofOwners,
      'DELETE /v1/channels/:id/pause': ofOwners,
      'POST /v1/channels/:id/secret': ofOwners,
      'POST /v1/channels/:id/test': ofOwners,
      'POST /v1/channels/:id/confirmation': ofOwners,
      'POST /v1/deliveries/:id/replay': ofOwners,
      'PUT /v1/rules/:id': ofOwners,
      'DELETE /v1/rules/:id': ofOwners,
      'PUT /v1/rules/:id/snooze': ofOwners,
      'PUT /v1/organisations/:id/policy': '403 policy.owner-only',
      'DELETE /v1/mutes/:id': '404 mute.not-found',
      'PATCH /v1/inbox/:id': '404 alert.not-found',
      'DELETE /v1/tokens/:id': '404 token.not-found',
    });
  });
});
