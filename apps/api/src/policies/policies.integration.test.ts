import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { judgeProjectsJob, Policy } from '@red-tortoise/contracts';
import { ComponentModel } from '@red-tortoise/documents';
import { importLockfile } from '../test-support/import-lockfile.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';

let api: TestApi;
let ada: Person;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const addressOf = (person: Person) => `/v1/organisations/${person.organisationId}/policy`;
const set = (person: Person, policy: object, address = addressOf(person)) =>
  person.send('PUT', address, { body: policy });
const failGpl = { deniedLicences: { effect: 'fail', licences: ['gpl-3.0'] } };

describe('200', () => {
  beforeAll(async () => {
    ada = await api.signUp('Ada');
  });

  it('GET answers the default policy until somebody sets one', async () => {
    expect((await ada.get(addressOf(ada))).body).toEqual({
      organisationId: ada.organisationId,
      policy: Policy.parse({}),
      updatedAt: null,
      updatedBy: null,
    });
  });

  it('PUT keeps the policy, with licences as SPDX writes them, and says by whom', async () => {
    const answer = await set(ada, failGpl);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      policy: { deniedLicences: { effect: 'fail', licences: ['GPL-3.0-only'] }, malicious: { effect: 'fail' } },
      updatedAt: expect.any(String),
      updatedBy: 'Ada',
    });
    expect((await ada.get(addressOf(ada))).body).toEqual(answer.body);
  });

  it('PUT has the projects of the organisation judged again', async () => {
    const bo = await api.signUp('Bo');
    await set(bo, failGpl);
    const asked = new Promise((resolve) => {
      api.stores.context.queue.work([
        {
          definition: judgeProjectsJob,
          concurrency: 1,
          handle: async ({ organisationId }) => {
            if (organisationId === bo.organisationId) resolve(organisationId);
          },
          handleFailed: async () => {},
        },
      ]);
    });
    expect(await asked).toBe(bo.organisationId);
  });

  it('a verdict is judged now, and its breaches page by page', async () => {
    await set(ada, failGpl);
    const packages = ['gpl-one', 'gpl-three', 'gpl-two', 'mit-one'].map((name) => ({
      name,
      version: '1.0.0',
      licence: name.startsWith('gpl') ? 'GPLv3' : 'MIT',
    }));
    const { projectId } = await importLockfile(api.stores.context, ada, packages);
    const { body } = await ada.get(`/v1/projects/${projectId}/verdict`);
    expect(body).toMatchObject({ verdict: 'fail', broken: [{ rule: 'licence-denied', effect: 'fail', breaches: 3 }] });
    expect((await ada.get(`/v1/projects/${projectId}`)).body.summary.verdict).toBe('fail');

    const list = `/v1/projects/${projectId}/verdict/breaches?rule=licence-denied&limit=2`;
    const first = (await ada.get(list)).body;
    const second = (await ada.get(`${list}&cursor=${first.next}`)).body;
    const names = [...first.items, ...second.items].map(({ name, detail }) => `${name}: ${detail}`);
    expect(names).toEqual(['gpl-one: GPLv3', 'gpl-three: GPLv3', 'gpl-two: GPLv3']);
    expect([first.items.length, second.next]).toEqual([2, null]);
    const other = await ada.get(`/v1/projects/${projectId}/verdict/breaches?rule=deprecated&cursor=${first.next}`);
    expect([other.status, other.body.code]).toEqual([400, 'request.cursor-invalid']);
  });

  it('licences of an import that mean harm are unknown, and answered soon', async () => {
    await set(ada, { unknownLicence: { effect: 'warn' }, allowedLicences: { effect: 'fail', licences: ['MIT'] } });
    const packages = Array.from({ length: 20 }, (_, number) => ({ name: `evil-${number}`, version: '1.0.0' }));
    const { projectId, importId } = await importLockfile(api.stores.context, ada, packages);
    await ComponentModel.updateMany({ importId }, { $set: { declaredLicence: '('.repeat(10_000) } });
    const { body } = await ada.get(`/v1/projects/${projectId}/verdict`);
    expect(body.broken).toEqual([{ rule: 'licence-unknown', effect: 'warn', breaches: 20 }]);
    const list = await ada.get(`/v1/projects/${projectId}/verdict/breaches?rule=licence-unknown`);
    expect(list.body.items).toHaveLength(20);
    expect(list.body.items[0].detail).toHaveLength(500);
  });
});

describe('403', () => {
  it('PUT is for owners; members read', async () => {
    const owner = await api.signUp('Owner');
    const member = await api.signUp('Member');
    const membership = { organisationId: owner.organisationId, userId: member.userId };
    await api.stores.database.membership.create({ data: membership });
    const answer = await set(member, failGpl, addressOf(owner));
    expect([answer.status, answer.body.code]).toEqual([403, 'policy.owner-only']);
    expect((await member.get(addressOf(owner))).body.policy).toEqual(Policy.parse({}));
  });
});

describe('404', () => {
  it("another organisation's policy and verdict do not exist, and nothing of them changes", async () => {
    const eve = await api.signUp('Eve');
    const { projectId } = await importLockfile(api.stores.context, ada, [{ name: 'secret', version: '1.0.0' }]);
    const before = (await ada.get(addressOf(ada))).body;
    const answers = [
      await eve.get(addressOf(ada)),
      await set(eve, {}, addressOf(ada)),
      await eve.get(`/v1/projects/${projectId}/verdict`),
      await eve.get(`/v1/projects/${projectId}/verdict/breaches?rule=malicious`),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [404, 'organisation.not-found'],
      [404, 'organisation.not-found'],
      [404, 'project.not-found'],
      [404, 'project.not-found'],
    ]);
    expect((await ada.get(addressOf(ada))).body).toEqual(before);
  });
});

describe('422 and 400', () => {
  it('a licence that SPDX does not know is named', async () => {
    const answer = await set(ada, { allowedLicences: { effect: 'fail', licences: ['MIT', 'My own'] } });
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([422, 'policy.licence-unknown', 'My own']);
  });

  it('a policy of another shape is refused', async () => {
    expect((await set(ada, { cooldown: { effect: 'fail', days: 0 } })).status).toBe(400);
    expect((await set(ada, { malicious: { effect: 'sometimes' } })).status).toBe(400);
    const many = Array.from({ length: 301 }, () => 'MIT');
    expect((await set(ada, { deniedLicences: { effect: 'off', licences: many } })).status).toBe(400);
  });
});
