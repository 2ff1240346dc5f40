import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Me } from '@red-tortoise/contracts';
import { Caller } from '../test-support/caller.js';
import { endpoints } from '../test-support/endpoints.js';
import { type Person, startApi, type TestApi, webOrigin } from '../test-support/start-api.js';

let api: TestApi;
let customer: Person;
let staffId: string;
beforeAll(async () => {
  api = await startApi();
  customer = await api.signUp('Grace');
  staffId = await newStaff();
});
afterAll(() => api.close());

const minute = 60_000;

async function newStaff(): Promise<string> {
  const email = `${crypto.randomUUID()}@staff.example.test`;
  const group = { create: { name: email, permissions: ['user.support'] } };
  const { id } = await api.stores.database.staffMember.create({
    data: { email, name: 'Sam', passwordHash: 'none', groups: { create: { group } } },
  });
  return id;
}

/** What the admin writes when somebody asks to see what a customer sees. */
async function newCode({ memberId = staffId, lasts = minute } = {}): Promise<string> {
  const code = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(code).digest('hex');
  const expiresAt = new Date(Date.now() + lasts);
  await api.stores.database.supportCode.create({ data: { hash, memberId, userId: customer.userId, expiresAt } });
  return code;
}

const exchange = (code: string) => api.anyone.post('/v1/auth/support-session', { code }, { origin: webOrigin });

async function support(memberId = staffId): Promise<Caller> {
  const answer = await exchange(await newCode({ memberId }));
  expect(answer.status).toBe(200);
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  return new Caller(api.url, cookies.join('; '));
}

const sessionOfSupport = () =>
  api.stores.database.session.findFirstOrThrow({
    where: { userId: customer.userId, supportById: { not: null } },
    orderBy: { createdAt: 'desc' },
  });

describe('a support session', () => {
  it('sees what the customer sees, says that it is support, and is on record', async () => {
    const before = Date.now();
    const me = Me.parse((await (await support()).get('/v1/me')).body);
    expect(me.user.id).toBe(customer.userId);
    const lasts = Date.parse(me.support?.endsAt ?? '') - before;
    expect(Math.round(lasts / minute)).toBe(15);
    expect(Me.parse((await customer.get('/v1/me')).body).support).toBeUndefined();
    const events = await api.stores.database.staffEvent.findMany({ where: { memberId: staffId } });
    expect(events).toContainEqual(
      expect.objectContaining({
        event: 'support.started',
        detail: { userId: customer.userId },
        ipAddress: '127.0.0.1',
      }),
    );
  });

  it('is refused every change that any endpoint makes, and those of its own account', async () => {
    const caller = await support();
    const changes = endpoints.filter((endpoint) => endpoint.method !== 'GET' && endpoint.public !== true);
    expect(changes.length).toBeGreaterThan(10);
    const others = ['update-user', 'change-password', 'revoke-sessions', 'delete-user'];
    const paths = [
      ...changes.map(({ method, path }) => [method, path.replaceAll(/:\w+/g, crypto.randomUUID())] as const),
      ...others.map((path) => ['POST', `/v1/auth/${path}`] as const),
    ];
    for (const [method, path] of paths) {
      const { status, body } = await caller.send(method, path, { body: {}, headers: { origin: webOrigin } });
      expect({ method, path, status, code: body?.code }).toEqual({
        method,
        path,
        status: 403,
        code: 'support.read-only',
      });
    }
    expect((await caller.get('/v1/projects')).status).toBe(200);
    expect((await caller.get('/v1/auth/list-sessions')).body).toMatchObject({ status: 403, code: 'support.read-only' });
  });

  it('may sign out', async () => {
    const caller = await support();
    expect((await caller.post('/v1/auth/sign-out', {}, { origin: webOrigin })).status).toBe(200);
    expect((await caller.get('/v1/me')).status).toBe(401);
  });

  it('ends by itself, also for a browser that dropped every cookie but the one of the session', async () => {
    const { cookie = '' } = await support();
    const caller = new Caller(
      api.url,
      cookie.split('; ').find((pair) => pair.includes('session_token')),
    );
    expect((await caller.get('/v1/me')).status).toBe(200);
    const { id, expiresAt } = await sessionOfSupport();
    // better-auth has moved the end that it keeps, since the session was used; this one stays.
    expect(expiresAt.getTime()).toBeGreaterThan(Date.now() + 60 * minute);
    const { database } = api.stores;
    await database.session.update({ where: { id }, data: { supportEndsAt: new Date(Date.now() - 1) } });
    expect((await caller.get('/v1/me')).status).toBe(401);
    expect((await caller.get('/v1/auth/get-session')).body).toBeNull();
    expect(await database.session.count({ where: { id } })).toBe(0);
  });

  it('ends with the employment of whoever looks', async () => {
    const leaver = await newStaff();
    const caller = await support(leaver);
    expect((await caller.get('/v1/me')).status).toBe(200);
    await api.stores.database.staffMember.update({ where: { id: leaver }, data: { disabledAt: new Date() } });
    expect((await caller.get('/v1/me')).status).toBe(401);
    const code = await newCode({ memberId: leaver });
    expect((await exchange(code)).body).toMatchObject({ status: 410, code: 'support.code-invalid' });
  });

  it('ends when whoever looks may do so no longer', async () => {
    const { database } = api.stores;
    const looker = await newStaff();
    const caller = await support(looker);
    await database.staffMember.update({ where: { id: looker }, data: { superuser: true, groups: { deleteMany: {} } } });
    expect((await caller.get('/v1/me')).status).toBe(200);
    await database.staffMember.update({ where: { id: looker }, data: { superuser: false } });
    expect((await caller.get('/v1/me')).status).toBe(401);
    expect((await exchange(await newCode({ memberId: looker }))).body.code).toBe('support.code-invalid');
  });
});

describe('a support code', () => {
  it('opens one session', async () => {
    const code = await newCode();
    const answers = await Promise.all([exchange(code), exchange(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
  });

  it('is good for its minute only, and never when it was made up', async () => {
    for (const code of [await newCode({ lasts: -1 }), 'x'.repeat(43)]) {
      expect((await exchange(code)).body).toMatchObject({ status: 410, code: 'support.code-invalid' });
    }
  });
});
