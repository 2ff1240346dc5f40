import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptImport, declareSettings, processImport } from '@red-tortoise/domain';
import { lockfileOf } from '../test-support/import-lockfile.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';
import { storeAdvisory } from '../test-support/store-advisory.js';

let api: TestApi;
let ada: Person;
beforeAll(async () => {
  api = await startApi({ COUNTRY_HEADER: 'X-Country' });
  await declareSettings(api.stores.database);
  ada = await api.signUp();
});
afterEach(async () => {
  const { database } = api.stores;
  await database.blockedCountry.deleteMany({});
  await database.ecosystemAlias.deleteMany({});
  await database.setting.deleteMany({});
  await database.featureFlag.deleteMany({});
  await declareSettings(database);
});
afterAll(() => api.close());

type Answer = Awaited<ReturnType<Person['get']>>;

/** The API is running and is not told: it has to find out. The test's own limit ends the wait. */
async function until(ask: () => Promise<Answer>, isThere: (answer: Answer) => boolean): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
const refusal = (code: string) => (answer: Answer) => answer.body?.code === code;
const accepted = ({ status }: Answer) => status < 300;

const set = (name: string, value: number | boolean) =>
  api.stores.database.setting.update({ where: { name }, data: { value } });
const account = () => ({ name: 'Eve', email: `${crypto.randomUUID()}@example.test`, password: 'correct horse' });
const signUpFrom = (country?: string) =>
  api.anyone.post('/v1/auth/sign-up/email', account(), country === undefined ? {} : { 'x-country': country });
const signInFrom = (country: string) =>
  api.anyone.post('/v1/auth/sign-in/email', { email: ada.email, password: 'correct horse' }, { 'x-country': country });

describe('a running API follows a limit that staff change', () => {
  it('of the size of an upload', async () => {
    const projectId = (await ada.post('/v1/projects', { name: 'shop' })).body.id;
    const upload = (version: string) =>
      ada.post(`/v1/projects/${projectId}/imports`, lockfileOf([{ name: 'x'.repeat(2_000), version }]));
    expect((await upload('1.0.0')).status).toBe(202);
    await set('imports.largest-bytes', 1_024);
    const refused = await until(() => upload('1.0.1'), refusal('request.too-large'));
    expect(refused.body.detail).toBe('1,024 bytes at the most');
  });

  it('of sign-ins from one address', async () => {
    await set('sign-in.attempts-per-minute', 3);
    expect((await until(() => signInFrom('FR'), refusal('request.too-many'))).status).toBe(429);
    await api.stores.database.setting.update({
      where: { name: 'sign-in.attempts-per-minute' },
      data: { value: 10_000 },
    });
    await until(() => signInFrom('FR'), accepted);
  });

  it('of signing up, where those who have an account go on', async () => {
    await set('sign-up.open', false);
    expect((await until(() => signUpFrom(), refusal('account.sign-up-closed'))).status).toBe(403);
    expect((await signInFrom('FR')).status).toBe(200);
    await set('sign-up.open', true);
    await until(() => signUpFrom(), accepted);
  });
});

describe('a blocked country', () => {
  it('is refused signing up and in, with the reason, and nobody else is', async () => {
    await api.stores.database.blockedCountry.create({ data: { code: 'AQ', reason: 'Not served.' } });
    const refused = await until(() => signInFrom('aq'), refusal('account.country-blocked'));
    expect(refused).toMatchObject({ status: 451, body: { detail: 'Not served.' } });
    expect((await signUpFrom('AQ')).status).toBe(451);
    expect((await signUpFrom('FR')).status).toBe(200);
    expect((await signUpFrom()).status).toBe(200);
    // Whoever is signed in stays so, and reads on.
    expect((await ada.get('/v1/me', { 'x-country': 'AQ' })).status).toBe(200);
  });
});

describe('a feature', () => {
  const addFeed = (person: Person) => person.post('/v1/channels', { channel: { kind: 'feed', name: 'Mine' } });
  const switchTo = (data: object) =>
    api.stores.database.featureFlag.update({ where: { name: 'secret-feeds' }, data: data as never });
  const featuresOf = async (person: Person) => (await person.get('/v1/me')).body.organisations[0].features;

  it('that is off is refused with its name, is not among what the web app shows, and comes back', async () => {
    expect((await addFeed(ada)).status).toBe(201);
    expect(await featuresOf(ada)).toContain('secret-feeds');
    await switchTo({ state: 'off' });
    const refused = await until(() => addFeed(ada), refusal('feature.off'));
    expect(refused).toMatchObject({ status: 403, body: { detail: 'Feeds of alerts under secret addresses' } });
    expect(await featuresOf(ada)).not.toContain('secret-feeds');
    await switchTo({ state: 'on' });
    await until(() => addFeed(ada), accepted);
  });

  it('that is for some organisations is for these and no others', async () => {
    const bob = await api.signUp('Bob');
    await switchTo({ state: 'organisations', organisationIds: [bob.organisationId] });
    await until(() => addFeed(ada), refusal('feature.off'));
    expect((await addFeed(bob)).status).toBe(201);
  });
});

describe('an ecosystem that callers call otherwise', () => {
  it('is the one that staff say, in questions about advisories, in watches and in SBOMs', async () => {
    await storeAdvisory('GHSA-left', [{ name: 'left-pad', range: ['0'] }]);
    const ask = () => ada.post('/v1/query', { package: { ecosystem: 'NodeJS', name: 'left-pad' }, version: '1.0.0' });
    expect((await ask()).body.vulns).toEqual([]);
    await api.stores.database.ecosystemAlias.create({ data: { alias: 'nodejs', ecosystem: 'npm' } });
    const known = await until(ask, ({ body }) => body.vulns?.length > 0);
    expect(known.body.vulns[0].id).toBe('GHSA-left');
    const purl = encodeURIComponent('pkg:nodejs/left-pad');
    expect((await ada.get(`/v1/packages/${purl}/advisories`)).body.items).toHaveLength(1);
    await ada.put(`/v1/watches/${purl}`);
    expect((await ada.get('/v1/watches')).body.items).toMatchObject([{ purl: 'pkg:npm/left-pad' }]);
    const project = (await ada.post('/v1/projects', { name: 'other names' })).body;
    const components = [{ type: 'library', name: 'left-pad', version: '1.0.0', purl: 'pkg:nodejs/left-pad@1.0.0' }];
    const content = Buffer.from(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }));
    const scope = { organisationId: ada.organisationId, projectId: project.id };
    const { _id } = await acceptImport(api.stores.context, scope, { filename: null, content });
    await processImport(api.stores.context, _id, api.stores.settings.current);
    const listed = (await ada.get(`/v1/projects/${project.id}/components`)).body.items;
    expect(listed).toMatchObject([{ purl: 'pkg:npm/left-pad@1.0.0' }]);
  });
});

// Last: it closes MongoDB for the whole process.
describe('a country in a header', () => {
  it('means nothing where the operator has named no header: anybody could say anything', async () => {
    const other = await startApi();
    try {
      await api.stores.database.blockedCountry.create({ data: { code: 'AQ', reason: 'Not served.' } });
      await until(() => signInFrom('AQ'), refusal('account.country-blocked'));
      const answer = await other.anyone.post('/v1/auth/sign-up/email', account(), { 'x-country': 'AQ' });
      expect(answer.status).toBe(200);
    } finally {
      await other.close();
    }
  });
});
