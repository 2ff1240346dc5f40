import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Token } from '@red-tortoise/contracts';
import { lockfileOf } from '../test-support/import-lockfile.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';

let api: TestApi;
let ada: Person;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  ada = await api.signUp('Ada');
});

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const makeToken = async (who: Person, body: object = {}) =>
  (await who.post('/v1/tokens', { name: 'CI', ...body })).body as Token & { secret: string };

describe('201', () => {
  it('a token is shown once, and only its hash is kept', async () => {
    const answer = await ada.post('/v1/tokens', { name: 'CI of web-shop' });
    expect(answer.status).toBe(201);
    const { secret, ...token } = answer.body;
    expect(secret).toMatch(/^rt_[A-Za-z0-9_-]{43}$/);
    expect(Token.parse(token)).toMatchObject({ name: 'CI of web-shop', createdBy: 'Ada', lastUsedAt: null });
    const row = await api.stores.database.apiToken.findUniqueOrThrow({ where: { id: token.id } });
    expect(JSON.stringify(row)).not.toContain(secret.slice(10));
    expect((await ada.get('/v1/tokens')).text).not.toContain(secret.slice(10));
    expect(JSON.stringify(api.logged)).not.toContain(secret.slice(10));
  });
});

describe('what a token opens', () => {
  it('CI makes a project, pushes a lockfile and follows the import, without a session', async () => {
    const { secret } = await makeToken(ada);
    const project = await api.anyone.post('/v1/projects', { name: 'from CI' }, bearer(secret));
    expect(project.status).toBe(201);
    const lockfile = lockfileOf([{ name: 'left-pad', version: '1.3.0' }]);
    const accepted = await api.anyone.post(`/v1/projects/${project.body.id}/imports`, lockfile, bearer(secret));
    expect(accepted.status).toBe(202);
    expect((await api.anyone.get(`/v1/imports/${accepted.body.id}`, bearer(secret))).status).toBe(200);
    expect((await ada.get('/v1/projects')).body.items).toHaveLength(1);
    expect((await ada.get('/v1/tokens')).body.items[0].lastUsedAt).not.toBeNull();
  });
});

describe('401', () => {
  const refused = async (secret: string) => {
    const answer = await api.anyone.get('/v1/projects', bearer(secret));
    expect([answer.status, answer.body.code]).toEqual([401, 'token.invalid']);
  };
  it('a token that never was', () => refused('rt_nothing'));
  it('a token that was taken back', async () => {
    const { id, secret } = await makeToken(ada);
    expect((await ada.delete(`/v1/tokens/${id}`)).status).toBe(204);
    await refused(secret);
  });
  it('a token whose time is over', async () => {
    const { id, secret } = await makeToken(ada, { expiresInDays: 1 });
    await api.stores.database.apiToken.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } });
    await refused(secret);
  });
  it('a token whose maker has left the organisation', async () => {
    const { secret } = await makeToken(ada);
    await api.stores.database.membership.deleteMany({ where: { userId: ada.userId } });
    await refused(secret);
  });
  it('a token that is wrong is not made good by a session', async () => {
    const answer = await ada.get('/v1/projects', bearer('rt_wrong'));
    expect(answer.status).toBe(401);
  });
});

describe('404', () => {
  it("another organisation's token cannot be taken back, a fellow member's only by an owner", async () => {
    const { id } = await makeToken(ada);
    const eve = await api.signUp('Eve');
    expect((await eve.delete(`/v1/tokens/${id}`)).status).toBe(404);
    const joins = { userId: eve.userId, organisationId: ada.organisationId };
    await api.stores.database.membership.create({ data: { ...joins, role: 'member' } });
    expect((await eve.delete(`/v1/tokens/${id}`)).status).toBe(404);
    await api.stores.database.membership.update({
      where: { organisationId_userId: joins },
      data: { role: 'owner' },
    });
    expect((await eve.delete(`/v1/tokens/${id}`)).status).toBe(204);
  });
});
