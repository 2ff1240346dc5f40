import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StaffMe } from '@red-tortoise/contracts';
import { disableMember, resetSecondFactor } from './members.js';
import type { Staff } from './test-support/staff.js';
import { adminUrl, startAdmin, type TestAdmin } from './test-support/start-admin.js';

let admin: TestAdmin;
beforeAll(async () => {
  admin = await startAdmin();
});
afterAll(() => admin.close());

const refused = (status: number, code: string) => ({ status, body: { status, code } });
const minute = 60_000;
const hour = 60 * minute;
const ago = (time: number) => new Date(Date.now() - time);

const sessionsOf = (staff: Staff) => admin.stores.database.staffSession.findMany({ where: { memberId: staff.id } });

async function eventsOf(staff: Staff): Promise<string[]> {
  const events = await admin.stores.database.staffEvent.findMany({
    where: { OR: [{ memberId: staff.id }, { email: staff.email }] },
    orderBy: { id: 'asc' },
  });
  return events.map(({ event }) => event);
}

/** As if the half minute of the last code were over. */
const laterThanTheCode = (staff: Staff) =>
  admin.stores.database.staffSecondFactor.update({ where: { memberId: staff.id }, data: { lastStep: 0 } });

describe('the first factor', () => {
  it('gives a session that may only enrol, in a cookie that neither scripts nor other sites nor the API see', async () => {
    const staff = await admin.hire({ superuser: true });
    const { status, headers, body } = await staff.signIn();
    expect(status).toBe(200);
    expect(StaffMe.parse(body)).toMatchObject({ step: 'enrol', email: staff.email, permissions: [] });
    const [cookie] = headers.getSetCookie();
    expect(cookie).toMatch(/^red-tortoise-staff=[\w-]{43}; Path=\/admin; HttpOnly; SameSite=Strict$/);
    expect(await staff.get('/all')).toMatchObject(refused(403, 'staff.second-factor-required'));
    expect(await staff.post('/recovery-codes', { password: staff.password })).toMatchObject(
      refused(403, 'staff.second-factor-required'),
    );
  });

  it('does not tell a wrong password from an unknown address or a disabled member', async () => {
    const staff = await admin.hire();
    const gone = await admin.hire();
    await disableMember(admin.stores.database, gone.email, 'test');
    const answers = [await staff.signIn('a wrong password'), await gone.signIn(), await admin.anyone().signIn()];
    const [first] = answers.map(({ body: { instance, ...rest } }) => rest);
    for (const { status, body } of answers) {
      expect(status).toBe(401);
      expect(body).toMatchObject({ ...first, code: 'staff.credentials-wrong' });
    }
    expect(await eventsOf(staff)).toEqual(['member.created', 'password.refused']);
  });

  it('is not the account of a customer', async () => {
    const customer = admin.anyone();
    const { database } = admin.stores;
    await database.user.create({ data: { id: customer.email, name: 'Ada', email: customer.email } });
    expect(await customer.signIn()).toMatchObject(refused(401, 'staff.credentials-wrong'));
  });

  it('is refused after ten tries for an account in a quarter of an hour, from whatever address', async () => {
    const staff = await admin.hire();
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      const body = { email: staff.email.toUpperCase(), password: 'wrong' };
      const elsewhere = { 'x-forwarded-for': `198.51.100.${attempt}` };
      expect((await staff.send('POST', '', body, elsewhere)).status).toBe(401);
    }
    const where = { key: `password:${staff.email}` };
    await admin.stores.database.staffAttempt.update({ where, data: { startedAt: ago(5 * minute) } });
    const tooMany = await staff.signIn();
    expect(tooMany).toMatchObject(refused(429, 'request.too-many'));
    const seconds = Number(tooMany.headers.get('retry-after'));
    expect([seconds > 540, seconds <= 600]).toEqual([true, true]);
    await admin.stores.database.staffAttempt.update({ where, data: { startedAt: ago(16 * minute) } });
    expect((await staff.signIn()).status).toBe(200);
  });

  it('is refused after fifty tries from one network, for whatever account', async () => {
    const staff = await admin.hire();
    const right = { email: staff.email, password: staff.password };
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const wrong = () => ({ email: `${crypto.randomUUID()}@example.test`, password: 'wrong' });
    expect((await staff.send('POST', '', wrong(), from('2001:db8:ffff:1::5'))).status).toBe(401);
    expect((await staff.send('POST', '', wrong(), from('2001:db8:ffff:1:a:b:c:d'))).status).toBe(401);
    const counter = await admin.stores.database.staffAttempt.update({
      where: { key: 'password:2001:db8:ffff:1::/64', count: 2 },
      data: { count: 49 },
    });
    expect(Date.now() - counter.startedAt.getTime()).toBeLessThan(minute);
    expect((await staff.send('POST', '', wrong(), from('2001:db8:ffff:1::6'))).status).toBe(401);
    expect(await staff.send('POST', '', right, from('2001:db8:ffff:1::7'))).toMatchObject(
      refused(429, 'request.too-many'),
    );
    expect((await staff.send('POST', '', right, from('2001:db8:ffff:2::7'))).status).toBe(200);
  });
});

describe('enrolling', () => {
  it('takes a right code, gives recovery codes once, and a new token with all rights', async () => {
    const staff = await admin.hire({ permissions: ['watch.view', 'user.support'] });
    await staff.signIn();
    const before = staff.cookie;
    const enrolment = await staff.post('/enrolment', { password: staff.password });
    staff.learn(enrolment.body.secret);
    expect(await staff.put('/enrolment', { code: '000000' })).toMatchObject(refused(401, 'staff.code-wrong'));
    const { status, body } = await staff.put('/enrolment', { code: await staff.nextCode() });
    expect(status).toBe(200);
    expect(new Set(body.recoveryCodes).size).toBe(10);
    expect(staff.cookie).not.toBe(before);
    const me = StaffMe.parse((await staff.get()).body);
    expect(me).toMatchObject({ step: 'done', permissions: ['user.support', 'watch.view'], recoveryCodesLeft: 10 });
    staff.cookie = before;
    expect(await staff.get()).toMatchObject(refused(401, 'staff.sign-in-required'));
  });

  it('needs the password again', async () => {
    const staff = await admin.hire();
    await staff.signIn();
    expect(await staff.post('/enrolment', { password: 'wrong' })).toMatchObject(
      refused(401, 'staff.credentials-wrong'),
    );
    expect(await staff.put('/enrolment', { code: '123456' })).toMatchObject(refused(409, 'staff.not-enrolled'));
  });

  it('of another device needs the one that there is, and ends the other sessions', async () => {
    const staff = await admin.hire();
    await staff.enter();
    const [elsewhere] = await sessionsOf(staff);
    await staff.signIn();
    expect(await staff.post('/enrolment', { password: staff.password })).toMatchObject(
      refused(403, 'staff.second-factor-required'),
    );
    expect((await staff.post('/code', { code: await staff.nextCode() })).body).toMatchObject({ step: 'done' });
    expect(await staff.enrol()).toHaveLength(10);
    const left = await sessionsOf(staff);
    expect(left).toHaveLength(1);
    expect(left[0]?.id).not.toBe(elsewhere?.id);
  });

  it('keeps secrets encrypted, and of tokens, codes and passwords only hashes', async () => {
    const staff = await admin.hire();
    const codes = await staff.enter();
    const row = await admin.stores.database.staffMember.findUniqueOrThrow({
      where: { id: staff.id },
      include: { secondFactor: true, recoveryCodes: true, sessions: true },
    });
    const kept = JSON.stringify(row);
    const token = staff.cookie?.split('=')[1] ?? '';
    for (const secret of [
      staff.secret,
      staff.password,
      token,
      ...codes,
      ...codes.map((code) => code.replaceAll('-', '')),
    ]) {
      expect(secret).not.toBe('');
      expect(kept).not.toContain(secret);
    }
  });

  it('is done anew after a reset, which ends every session', async () => {
    const staff = await admin.hire();
    const [code] = await staff.enter();
    await resetSecondFactor(admin.stores.database, staff.email, 'test');
    expect(await staff.get()).toMatchObject(refused(401, 'staff.sign-in-required'));
    expect((await staff.signIn()).body).toMatchObject({ step: 'enrol', recoveryCodesLeft: 0 });
    expect(await staff.post('/recovery-code', { code })).toMatchObject(refused(409, 'staff.not-enrolled'));
  });
});

describe('the second factor', () => {
  it('is a code of the app, and each code counts once, also for two at the same time', async () => {
    const staff = await admin.hire();
    await staff.enter();
    expect((await staff.signIn()).body).toMatchObject({ step: 'verify' });
    expect(await staff.post('/code', { code: staff.lastCode })).toMatchObject(refused(401, 'staff.code-used'));
    const code = await staff.nextCode();
    const answers = await Promise.all([staff.post('/code', { code }), staff.post('/code', { code })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(answers.find(({ status }) => status === 200)?.body).toMatchObject({ step: 'done' });
  });

  it('is refused when wrong, and after ten tries also when right', async () => {
    const staff = await admin.hire();
    await staff.enter();
    await staff.signIn();
    const right = await staff.nextCode();
    const wrong = right === '000000' ? '000001' : '000000';
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      expect(await staff.post('/code', { code: wrong })).toMatchObject(refused(401, 'staff.code-wrong'));
    }
    expect(await staff.post('/code', { code: right })).toMatchObject(refused(429, 'request.too-many'));
    expect((await eventsOf(staff)).filter((event) => event === 'code.refused')).toHaveLength(10);
  });

  it('is a recovery code for whoever lost the app, however it is written, and each counts once', async () => {
    const staff = await admin.hire();
    const [code = ''] = await staff.enter();
    await staff.signIn();
    const { body } = await staff.post('/recovery-code', { code: code.toUpperCase().replaceAll('-', ' ') });
    expect(body).toMatchObject({ step: 'done', recoveryCodesLeft: 9 });
    await staff.signIn();
    expect(await staff.post('/recovery-code', { code })).toMatchObject(refused(401, 'staff.code-wrong'));
    expect(await eventsOf(staff)).toContain('recovery-code.used');
  });

  it("is not somebody else's recovery code, nor one from before there were new ones", async () => {
    const [staff, other] = [await admin.hire(), await admin.hire()];
    const [old] = await staff.enter();
    const [others] = await other.enter();
    const renewed = await staff.post('/recovery-codes', { password: staff.password });
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    await staff.signIn();
    for (const code of [old, others]) {
      expect(await staff.post('/recovery-code', { code })).toMatchObject(refused(401, 'staff.code-wrong'));
    }
  });

  it('has to be given within ten minutes', async () => {
    const staff = await admin.hire();
    await staff.enter();
    await staff.delete();
    await staff.signIn();
    const [session] = await sessionsOf(staff);
    const left = (session?.expiresAt.getTime() ?? 0) - Date.now();
    expect(Math.round(left / minute)).toBe(10);
    await admin.stores.database.staffSession.updateMany({ where: { memberId: staff.id }, data: { expiresAt: ago(1) } });
    expect(await staff.post('/code', { code: await staff.nextCode() })).toMatchObject(
      refused(401, 'staff.sign-in-required'),
    );
  });
});

describe('a session', () => {
  it.each([
    ['after twelve hours', { expiresAt: ago(1) }],
    ['after an hour without use', { lastSeenAt: ago(hour) }],
  ])('ends %s', async (_, data) => {
    const staff = await admin.hire();
    await staff.enter();
    const [{ expiresAt } = { expiresAt: new Date(0) }] = await sessionsOf(staff);
    expect(Math.round((expiresAt.getTime() - Date.now()) / hour)).toBe(12);
    await admin.stores.database.staffSession.updateMany({ where: { memberId: staff.id }, data });
    expect(await staff.get()).toMatchObject(refused(401, 'staff.sign-in-required'));
  });

  it('that is used goes on', async () => {
    const staff = await admin.hire();
    await staff.enter();
    await admin.stores.database.staffSession.updateMany({
      where: { memberId: staff.id },
      data: { lastSeenAt: ago(59 * minute) },
    });
    expect((await staff.get()).status).toBe(200);
    const [session] = await sessionsOf(staff);
    expect(Date.now() - (session?.lastSeenAt.getTime() ?? 0)).toBeLessThan(minute);
  });

  it('ends at once when its member is disabled', async () => {
    const staff = await admin.hire();
    await staff.enter();
    // By hand, as a form of the admin would.
    await admin.stores.database.staffMember.update({ where: { id: staff.id }, data: { disabledAt: new Date() } });
    expect(await staff.get()).toMatchObject(refused(401, 'staff.sign-in-required'));
  });

  it('ends when its member signs out, and the cookie goes', async () => {
    const staff = await admin.hire();
    await staff.enter();
    const { cookie } = staff;
    const { status, headers } = await staff.delete();
    expect(status).toBe(204);
    expect(headers.getSetCookie()[0]).toContain('Max-Age=0');
    staff.cookie = cookie;
    expect(await staff.get()).toMatchObject(refused(401, 'staff.sign-in-required'));
  });

  it('is listed with its address and browser, and can be ended from another', async () => {
    const staff = await admin.hire();
    await staff.enter();
    const first = staff.cookie;
    await staff.signIn();
    await staff.post('/code', { code: await staff.nextCode() });
    const { items } = (await staff.get('/all')).body;
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ current: true, ipAddress: staff.address, userAgent: 'a test' });
    expect((await staff.delete(`/all/${items[1].id}`)).status).toBe(204);
    expect(await staff.delete(`/all/${items[1].id}`)).toMatchObject(refused(404, 'staff.session-not-found'));
    const second = staff.cookie;
    staff.cookie = first;
    expect(await staff.get()).toMatchObject(refused(401, 'staff.sign-in-required'));
    staff.cookie = second;
    expect((await staff.get()).status).toBe(200);
  });

  it("of somebody else cannot be seen or ended, and one's own can be ended all together", async () => {
    const [staff, other] = [await admin.hire({ superuser: true }), await admin.hire()];
    await other.enter();
    await staff.enter();
    const [theirs] = await sessionsOf(other);
    expect(await staff.delete(`/all/${theirs?.id}`)).toMatchObject(refused(404, 'staff.session-not-found'));
    await staff.signIn();
    await staff.post('/code', { code: await staff.nextCode() });
    expect((await staff.delete('/all')).status).toBe(204);
    expect((await staff.get('/all')).body.items).toHaveLength(1);
    expect((await other.get()).status).toBe(200);
  });

  it('alone outlives a change of the password', async () => {
    const staff = await admin.hire();
    await staff.enter();
    const first = staff.cookie;
    await staff.signIn();
    await staff.post('/code', { code: await staff.nextCode() });
    const newPassword = 'another long password';
    expect((await staff.put('/password', { password: 'wrong', newPassword })).status).toBe(401);
    expect((await staff.put('/password', { password: staff.password, newPassword: 'short' })).body).toMatchObject({
      code: 'request.invalid',
      issues: [{ path: 'newPassword' }],
    });
    expect((await staff.put('/password', { password: staff.password, newPassword })).status).toBe(204);
    const second = staff.cookie;
    staff.cookie = first;
    expect((await staff.get()).status).toBe(401);
    expect((await staff.signIn()).status).toBe(401);
    expect((await staff.signIn(newPassword)).status).toBe(200);
    staff.cookie = second;
    expect((await staff.get()).status).toBe(200);
  });
});

describe('a change', () => {
  const signIn = (staff: Staff, headers: Record<string, string>) =>
    staff.send('POST', '', { email: staff.email, password: staff.password }, headers);

  it.each([
    ['another origin', { origin: 'https://elsewhere.example.test' }],
    ['no origin in particular', { origin: 'null' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site', origin: adminUrl }],
    ['another origin of the same site', { 'sec-fetch-site': 'same-site' }],
  ])('sent by a page of %s is refused', async (_, headers) => {
    const staff = await admin.hire();
    expect(await signIn(staff, headers)).toMatchObject(refused(403, 'account.origin-not-allowed'));
  });

  it.each([
    ['our own page', { origin: adminUrl }],
    [
      'our own page behind another name, as the browser says',
      { 'sec-fetch-site': 'same-origin', origin: 'http://a.test' },
    ],
    ['no page at all', {}],
  ])('sent by %s is taken', async (_, headers) => {
    const staff = await admin.hire();
    expect((await signIn(staff, headers)).status).toBe(200);
  });
});

it('permissions of a group count from the next request on', async () => {
  const staff = await admin.hire({ permissions: ['watch.view'] });
  await staff.enter();
  const { database } = admin.stores;
  await database.staffGroup.updateMany({
    where: { members: { some: { memberId: staff.id } } },
    data: { permissions: ['user.support'] },
  });
  expect((await staff.get()).body.permissions).toEqual(['user.support']);
  expect((await staff.post('/admin/api/support-sessions')).status).toBe(400);
});

describe('looking through the eyes of a customer', () => {
  it('gives an address of the web app with a code of a minute, and is on record with its reason', async () => {
    const staff = await admin.hire({ permissions: ['user.support'] });
    await staff.enter();
    const { database, environment } = admin.stores;
    const userId = crypto.randomUUID();
    await database.user.create({ data: { id: userId, name: 'Ada', email: `${userId}@example.test` } });
    const { status, body } = await staff.post('/admin/api/support-sessions', { userId, reason: 'ticket 7' });
    expect(status).toBe(201);
    const url = new URL(body.url);
    expect(url.origin + url.pathname).toBe(`${new URL(environment.WEB_URL).origin}/support`);
    expect(url.hash).toMatch(/^#[\w-]{43}$/);
    const code = await database.supportCode.findFirstOrThrow({ where: { userId } });
    expect(code).toMatchObject({ memberId: staff.id, usedAt: null });
    expect(Math.round((code.expiresAt.getTime() - Date.now()) / minute)).toBe(1);
    expect(JSON.stringify(code)).not.toContain(url.hash.slice(1));
    const record = await database.staffEvent.findFirstOrThrow({
      where: { event: 'support.requested', memberId: staff.id },
    });
    expect(record).toMatchObject({
      email: staff.email,
      ipAddress: staff.address,
      detail: { userId, reason: 'ticket 7' },
    });
  });

  it('is of somebody who exists', async () => {
    const staff = await admin.hire({ superuser: true });
    await staff.enter();
    const { body } = await staff.post('/admin/api/support-sessions', { userId: 'nobody', reason: 'ticket 8' });
    expect(body).toMatchObject({ status: 404, code: 'support.no-such-person' });
  });
});

describe('the record', () => {
  it('has who did what, in order, and from where', async () => {
    const staff = await admin.hire();
    await staff.enter();
    await staff.delete();
    await staff.signIn('a wrong password');
    await staff.signIn();
    await laterThanTheCode(staff);
    await staff.post('/code', { code: await staff.nextCode() });
    await staff.delete('/all');
    expect(await eventsOf(staff)).toEqual([
      'member.created',
      'second-factor.enrolled',
      'session.started',
      'session.ended',
      'password.refused',
      'session.started',
      'sessions.ended',
    ]);
    const where = { memberId: staff.id, event: 'session.started' };
    expect(await admin.stores.database.staffEvent.findFirstOrThrow({ where })).toMatchObject({
      email: staff.email,
      ipAddress: staff.address,
      userAgent: 'a test',
    });
  });

  it('takes no change: Postgres itself refuses', async () => {
    const { database } = admin.stores;
    const { staffEvent } = database;
    const before = await staffEvent.findFirstOrThrow();
    const { id } = before;
    await expect(staffEvent.update({ where: { id }, data: { event: 'nothing' } })).rejects.toThrow();
    await expect(staffEvent.deleteMany({ where: { id } })).rejects.toThrow();
    await expect(database.$executeRaw`truncate staff_events`).rejects.toThrow('append-only');
    expect(await staffEvent.findUnique({ where: { id } })).toEqual(before);
  });
});
