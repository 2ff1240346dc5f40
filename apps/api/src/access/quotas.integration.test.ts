import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Problem, type QuotaName, Usage } from '@red-tortoise/contracts';
import type { Answer } from '../test-support/caller.js';
import { givePlan } from '../test-support/give-plan.js';
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

const rule = { name: 'All', scope: { kind: 'everything' }, conditions: { types: ['package.released'] } };
const feed = { kind: 'feed', name: 'Feed' };
const newProject = () => ada.post('/v1/projects', { name: 'shop' });
let turn = 0;

/** One more of each, for Ada herself or for her organisation in turn where both may have it. */
const makers: Partial<Record<QuotaName, () => Promise<Answer>>> = {
  projects: newProject,
  tokens: () => ada.post('/v1/tokens', { name: 'CI' }),
  channels: () => ada.post('/v1/channels', { channel: feed, ...inTurn() }),
  rules: () => ada.post('/v1/rules', { ...rule, ...inTurn() }),
  watches: () => ada.put(`/v1/watches/${encodeURIComponent(`pkg:npm/package-${turn++}`)}`),
};
const names = Object.keys(makers) as QuotaName[];
const inTurn = () => (turn++ % 2 === 0 ? {} : { organisationId: ada.organisationId });
const make = (name: QuotaName) => (makers[name] as () => Promise<Answer>)();

async function usage(organisationId = ada.organisationId): Promise<Usage> {
  return Usage.parse((await ada.get(`/v1/usage?organisationId=${organisationId}`)).body);
}
const usedOf = async (name: QuotaName) => (await usage()).quotas.find((quota) => quota.name === name)?.used;

function refusal({ status, body }: Answer) {
  const { code, quota, detail } = Problem.parse(body);
  return { status, code, quota, detail };
}

describe.each(names)('the limit of %s', (name) => {
  it('holds for requests at once: nobody takes a place that another has', async () => {
    const already = (await usedOf(name)) ?? 0;
    await givePlan(api, ada.organisationId, { [name]: already + 3 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => make(name)));
    const refused = answers.filter(({ status }) => status >= 300).map(refusal);
    expect(refused).toHaveLength(5);
    const limit = already + 3;
    for (const one of refused) {
      expect(one).toMatchObject({ status: 409, code: 'quota.exceeded', quota: { name, used: limit, limit } });
      expect(one.detail).toMatch(new RegExp(`^${limit} .*“Tiny” of Ada allows ${limit}.*asks whoever runs this`));
    }
    expect(await usedOf(name)).toBe(limit);
  });

  it('does not concern another organisation', async () => {
    await givePlan(api, ada.organisationId, { [name]: 0 });
    expect((await make(name)).status).toBe(409);
    ada = await api.signUp('Grace');
    expect((await make(name)).status).toBeLessThan(300);
  });
});

describe('the limit of imports of a day', () => {
  it('holds for uploads at once; what the project shows already, or waits, costs nothing', async () => {
    const { id } = (await newProject()).body;
    const send = (version: string) => ada.post(`/v1/projects/${id}/imports`, lockfileOf([{ name: 'zod', version }]));
    await givePlan(api, ada.organisationId, { importsPerDay: 3 });
    expect((await send('1.0.0')).status).toBe(202);
    expect((await send('1.0.0')).status).toBe(202);
    const answers = await Promise.all(['2', '3', '4', '5', '6'].map((major) => send(`${major}.0.0`)));
    const refused = answers.filter(({ status }) => status !== 202).map(refusal);
    expect(refused).toHaveLength(3);
    const quota = { name: 'importsPerDay', used: 3, limit: 3, resetsAt: expect.stringContaining('T00:00:00') };
    expect(refused[0]).toMatchObject({ status: 409, code: 'quota.exceeded', quota });
    expect((await ada.get(`/v1/projects/${id}/imports`)).body.items).toHaveLength(3);
  });

  it('is told to CI, too', async () => {
    const { id } = (await newProject()).body;
    const { secret } = (await ada.post('/v1/tokens', { name: 'CI' })).body;
    await givePlan(api, ada.organisationId, { importsPerDay: 0, projects: 0 });
    const authorization = `Bearer ${secret}`;
    const content = lockfileOf([{ name: 'zod', version: '1.0.0' }]);
    const answer = await api.anyone.post(`/v1/projects/${id}/imports`, content, { authorization });
    expect(refusal(answer)).toMatchObject({ status: 409, quota: { name: 'importsPerDay', limit: 0 } });
    const made = await api.anyone.post('/v1/projects', { name: 'CI' }, { authorization });
    expect(refusal(made)).toMatchObject({ status: 409, quota: { name: 'projects', limit: 0 } });
  });
});

describe('GET /v1/usage', () => {
  it('200: says the plan, and of each quota what is used and how much there may be', async () => {
    await newProject();
    await givePlan(api, ada.organisationId, { projects: 2, componentsPerImport: 500 });
    const { organisation, plan, quotas } = await usage();
    expect(organisation).toEqual({ id: ada.organisationId, name: 'Ada', personal: true });
    expect(plan).toMatchObject({ label: 'Tiny' });
    expect(quotas).toContainEqual({ name: 'projects', used: 1, limit: 2, resetsAt: null });
    expect(quotas).toContainEqual({ name: 'componentsPerImport', used: null, limit: 500, resetsAt: null });
    expect(quotas).toContainEqual({ name: 'tokens', used: 0, limit: null, resetsAt: null });
  });

  it('200: without a plan of its own an organisation has the default one, with room for a team', async () => {
    const { plan, quotas } = await usage();
    expect(plan?.id).toBe('free');
    for (const { limit } of quotas) expect(limit).toBeGreaterThanOrEqual(50);
  });

  it("400: another organisation's usage is nobody's business", async () => {
    const eve = await api.signUp('Eve');
    const answer = await eve.get(`/v1/usage?organisationId=${ada.organisationId}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
  });
});

it('a limit that staff change counts within seconds, without a restart', async () => {
  await givePlan(api, ada.organisationId, { projects: 0 });
  expect((await newProject()).status).toBe(409);
  const { planId } = await api.stores.database.organisation.findUniqueOrThrow({ where: { id: ada.organisationId } });
  await api.stores.database.plan.update({ where: { id: planId as string }, data: { projects: 1 } });
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    if (api.stores.settings.current.plan(planId).projects === 1) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect((await newProject()).status).toBe(201);
});
