import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Me } from '@red-tortoise/contracts';
import { startApi, type TestApi, webOrigin } from '../test-support/start-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const password = 'correct horse';
const newEmail = () => `${crypto.randomUUID()}@example.test`;

describe('200', () => {
  it('a sign-up gives a session in an httpOnly cookie, and a personal organisation', async () => {
    const answer = await api.anyone.post('/v1/auth/sign-up/email', { name: 'Ada', email: newEmail(), password });
    expect(answer.status).toBe(200);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const person = await api.signUp('Grace');
    const me = Me.parse((await person.get('/v1/me')).body);
    expect(me.user).toMatchObject({ name: 'Grace', email: person.email });
    const organisation = { name: 'Grace', personal: true, role: 'owner', region: 'local', suspended: null };
    expect(me.organisations).toMatchObject([{ id: person.organisationId, ...organisation }]);
  });

  it('a sign-in needs no Origin from a caller that is no browser, also with an old cookie', async () => {
    const person = await api.signUp();
    const again = await person.post('/v1/auth/sign-in/email', { email: person.email, password });
    expect(again.status).toBe(200);
  });

  it('a sign-out ends the session at once', async () => {
    const person = await api.signUp();
    expect((await person.post('/v1/auth/sign-out', {})).status).toBe(200);
    expect((await person.get('/v1/me')).status).toBe(401);
  });

  it('a personal organisation that a crash left out is made at the next request, once', async () => {
    const person = await api.signUp();
    const { database } = api.stores;
    await database.membership.deleteMany({ where: { userId: person.userId } });
    await database.organisation.delete({ where: { id: person.organisationId } });
    const answers = await Promise.all([1, 2, 3, 4].map(() => person.get('/v1/me')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await database.membership.count({ where: { userId: person.userId } })).toBe(1);
    expect((await person.post('/v1/projects', { name: 'shop' })).status).toBe(201);
  });

  it('keeps no password and shows no hash', async () => {
    const person = await api.signUp();
    const account = await api.stores.database.account.findFirst({ where: { userId: person.userId } });
    expect(account?.password).toBeTruthy();
    expect(account?.password).not.toContain(password);
    const session = await person.get('/v1/auth/get-session');
    expect(session.text).not.toContain(account?.password as string);
    expect(JSON.stringify(api.logged)).not.toContain(password);
  });
});

describe('400', () => {
  it.each([
    ['a password that is too short', { password: 'short12' }, 'account.password-unfit'],
    ['a password that is too long', { password: 'x'.repeat(129) }, 'account.password-unfit'],
    ['something that is no e-mail address', { email: 'nobody' }, undefined],
    ['no name', { name: undefined }, undefined],
  ])('refuses %s', async (_, change, code) => {
    const answer = await api.anyone.post('/v1/auth/sign-up/email', {
      name: 'Ada',
      email: newEmail(),
      password,
      ...change,
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    if (code) expect(answer.body.code).toBe(code);
  });
});

describe('401', () => {
  it.each([
    ['no cookie', undefined],
    ['a cookie that was made up', 'red-tortoise.session_token=made.up'],
    ['a cookie whose signature is wrong', 'red-tortoise.session_token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAA'],
  ])('for %s', async (_, cookie) => {
    const answer = await api.anyone.get('/v1/me', cookie === undefined ? {} : { cookie });
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('account.sign-in-required');
  });

  it('for a wrong password and for an unknown address alike', async () => {
    const person = await api.signUp();
    const wrong = await api.anyone.post('/v1/auth/sign-in/email', { email: person.email, password: 'wrong horse' });
    const unknown = await api.anyone.post('/v1/auth/sign-in/email', { email: newEmail(), password });
    for (const answer of [wrong, unknown]) {
      expect(answer.status).toBe(401);
      expect(answer.body.code).toBe('account.credentials-wrong');
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  it('for a session that has run out', async () => {
    const person = await api.signUp();
    await api.stores.database.session.updateMany({
      where: { userId: person.userId },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    });
    expect((await person.get('/v1/me')).status).toBe(401);
  });
});

describe('403', () => {
  it('a page of another origin cannot use the cookie to change anything', async () => {
    const person = await api.signUp();
    const headers = { origin: 'https://evil.example.test' };
    for (const [method, path] of [
      ['POST', '/v1/projects'],
      ['PUT', '/v1/feed/seen'],
      ['POST', '/v1/auth/sign-out'],
    ]) {
      const answer = await person.send(method as string, path as string, { body: { name: 'x' }, headers });
      expect([path, answer.status, answer.body?.code]).toEqual([path, 403, 'account.origin-not-allowed']);
    }
    const crossSite = await person.send('PUT', '/v1/feed/seen', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(crossSite.status).toBe(403);
    expect((await person.get('/v1/me')).status).toBe(200);
  });

  it('our own page may, and a browser lets it read the answer', async () => {
    const person = await api.signUp();
    const answer = await person.post('/v1/projects', { name: 'shop' }, { origin: webOrigin });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('access-control-allow-origin')).toBe(webOrigin);
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
  });

  it('no other origin is told that it may read anything', async () => {
    const person = await api.signUp();
    const answer = await person.get('/v1/me', { origin: 'https://evil.example.test' });
    expect(answer.headers.get('access-control-allow-origin')).not.toBe('https://evil.example.test');
    expect(answer.headers.get('access-control-allow-origin')).not.toBe('*');
  });
});

describe('409', () => {
  it('an address has one account', async () => {
    const person = await api.signUp();
    const answer = await api.anyone.post('/v1/auth/sign-up/email', { name: 'Eve', email: person.email, password });
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('account.exists');
  });
});

describe('429', () => {
  it('attempts to sign in are counted over all copies of the API, by address', async () => {
    const copies = await Promise.all([1, 2].map(() => startApi({ SIGN_IN_ATTEMPTS_PER_MINUTE: '4' })));
    try {
      const address = { 'x-forwarded-for': `203.0.113.${1 + Math.floor(Math.random() * 250)}` };
      const attempt = (copy: number) =>
        (copies[copy % 2] as TestApi).anyone.post('/v1/auth/sign-in/email', { email: newEmail(), password }, address);
      const answers = [];
      for (let count = 0; count < 6; count++) answers.push(await attempt(count));
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 429, 429]);
      expect(answers.at(-1)?.body.code).toBe('request.too-many');
      expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
      const other = { 'x-forwarded-for': '198.51.100.7' };
      const elsewhere = await copies[0]?.anyone.post('/v1/auth/sign-in/email', { email: newEmail(), password }, other);
      expect(elsewhere?.status).toBe(401);
    } finally {
      await api.stores.database.rateLimit.deleteMany({});
      for (const copy of copies) await copy.close();
    }
  });
});
