import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CustomerShown } from '@red-tortoise/contracts';
import { runCustomerRequest } from '@red-tortoise/domain';
import { createCustomer, openStores, type TestCustomer, type TestStores } from '@red-tortoise/testing';
import type { Staff } from '../staff/test-support/staff.js';
import { startAdmin, type TestAdmin } from '../staff/test-support/start-admin.js';

const everything = ['customer.view', 'customer.export', 'customer.erase'];

let stores: TestStores;
let admin: TestAdmin;
let staff: Staff;
let ada: TestCustomer;
beforeAll(async () => {
  stores = await openStores();
  admin = await startAdmin();
}, 300_000);
afterAll(async () => {
  await admin.close();
  await stores.close();
});
beforeEach(async () => {
  await stores.empty();
  await stores.database.$executeRawUnsafe('truncate customer_requests cascade');
  staff = await admin.hire({ permissions: everything });
  await staff.enter();
  ada = await createCustomer(stores.database, 'ada');
});

const pathOf = (subject: string, id: string) => `/admin/api/customers/${subject}/${id}`;
const organisation = () => pathOf('organisation', ada.organisationId);
const person = () => pathOf('person', ada.userId);
const entriesOf = (objectId: string) =>
  stores.database.auditEntry.findMany({ where: { objectId, byId: staff.id }, orderBy: { id: 'asc' } });

describe('a customer’s page', () => {
  it('shows who an organisation is, what it uses, its members and the notes on it', async () => {
    const { profile, can } = CustomerShown.parse((await staff.get(organisation())).body);
    expect(profile).toMatchObject({ name: 'ada', personal: false, projects: 1, suspension: null, along: [] });
    expect(profile?.belongsTo.map(({ detail, role }) => [detail, role]).sort()).toEqual([
      ['ada-colleague@example.test', 'owner'],
      ['ada@example.test', 'owner'],
    ]);
    expect(profile?.usage?.quotas.find(({ name }) => name === 'projects')).toMatchObject({ used: 1 });
    expect(profile?.notes).toMatchObject([{ text: `A note on ${ada.organisationId}`, by: 'Grace' }]);
    expect(profile?.lastSignInAt).not.toBeNull();
    expect(can).toEqual({ export: true, erase: true, support: false });
  });

  it('shows of a person what goes along with them, and what keeps them', async () => {
    await stores.database.membership.updateMany({ where: { userId: ada.memberId }, data: { role: 'member' } });
    const { profile } = CustomerShown.parse((await staff.get(person())).body);
    expect(profile).toMatchObject({
      name: ada.email,
      personName: 'ada',
      along: [{ id: ada.personalId, name: 'ada alone' }],
      blockedBy: [{ id: ada.organisationId, name: 'ada' }],
    });
  });
});

describe('an export', () => {
  it('is followed, fetched as one file, and on record with who fetched it', async () => {
    const asked = await staff.post(`${person()}/exports`, { reason: 'a letter of May' });
    expect(asked).toMatchObject({ status: 202, body: { kind: 'export', state: 'queued', file: null } });
    await runCustomerRequest(stores, asked.body.id);
    const { requests } = CustomerShown.parse((await staff.get(person())).body);
    expect(requests[0]).toMatchObject({ id: asked.body.id, state: 'done', reason: 'a letter of May' });
    const file = await fetch(`${admin.url}/admin/api/customer-requests/${asked.body.id}/file`, {
      headers: { cookie: staff.cookie as string },
    });
    expect(file.headers.get('content-disposition')).toContain(requests[0]?.file?.name);
    const lines = gunzipSync(Buffer.from(await file.arrayBuffer()))
      .toString('utf8')
      .trim()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line).dataSet)).toContain('component');
    expect(await entriesOf(ada.userId)).toMatchObject([
      { verb: 'export', comment: 'a letter of May', screen: 'user' },
      { verb: 'download' },
    ]);
  });
});

describe('an erasure', () => {
  it('signs them out at once, and its proof is there when they are not', async () => {
    const body = { reason: 'a letter of May', name: ada.email };
    const asked = await staff.post(`${person()}/erasure`, body);
    expect(asked).toMatchObject({ status: 202, body: { kind: 'erase', proof: { session: { found: 1, left: 0 } } } });
    expect(await stores.database.session.count({ where: { userId: ada.userId } })).toBe(0);
    await runCustomerRequest(stores, asked.body.id);
    const shown = CustomerShown.parse((await staff.get(person())).body);
    expect(shown.profile).toBeNull();
    expect(shown.requests[0]).toMatchObject({ state: 'done', proof: { user: { found: 1, done: 1, left: 0 } } });
    const entries = await entriesOf(ada.userId);
    expect(entries).toMatchObject([{ verb: 'erase', comment: 'a letter of May' }]);
    expect(JSON.stringify(entries)).not.toContain(ada.email);
  });

  it.each([
    ['another name', () => ({ reason: 'a letter', name: 'Ada' }), 409, 'customer.name-differs'],
    ['no reason', () => ({ reason: ' ', name: 'ada' }), 400, 'request.invalid'],
  ])('with %s is refused, and nothing is gone', async (_, body, status, code) => {
    expect(await staff.post(`${organisation()}/erasure`, body())).toMatchObject({ status, body: { code } });
    expect(await stores.database.membership.count({ where: { organisationId: ada.organisationId } })).toBe(2);
    expect(await entriesOf(ada.organisationId)).toEqual([]);
  });
});

it('an id of the other kind, or of nobody, is not there', async () => {
  for (const path of [pathOf('person', ada.organisationId), pathOf('organisation', 'nobody')]) {
    expect(await staff.get(path)).toMatchObject({ status: 404, body: { code: 'customer.not-found' } });
    const asked = await staff.post(`${path}/exports`, { reason: 'a letter' });
    expect(asked).toMatchObject({ status: 404, body: { code: 'customer.not-found' } });
  }
});
