import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Advisory, queryLimit } from '@red-tortoise/contracts';
import { AdvisoryRecordModel } from '@red-tortoise/documents';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';
import { storeAdvisory } from '../test-support/store-advisory.js';

let api: TestApi;
let person: Person;
let unique: string;
beforeAll(async () => {
  api = await startApi();
  person = await api.signUp();
});
afterAll(() => api.close());
beforeEach(() => {
  unique = crypto.randomUUID().slice(0, 8);
});

const withdrawnAt = new Date('2026-03-01T00:00:00.000Z');
const idOf = (suffix: string | number) => `GHSA-${unique}-${suffix}`;
const address = (name: string) => `/v1/advisories/${encodeURIComponent(name)}`;

describe('an advisory', () => {
  it('200: says what it is about, with ranges that a person can read', async () => {
    await storeAdvisory(idOf('a'), [
      { name: '@scope/p', range: ['1.0.0', '1.2.3'], versions: ['0.9.9'] },
      { ecosystem: 'Debian', name: 'p', range: ['0'] },
    ]);
    const shown = Advisory.parse((await person.get(address(idOf('a')))).body);
    expect(shown).toMatchObject({ id: idOf('a'), source: 'test', modifiedAt: '2026-02-01T00:00:00.000Z' });
    expect(shown.affected).toEqual([
      {
        ecosystem: 'npm',
        name: '@scope/p',
        packagePurl: 'pkg:npm/%40scope/p',
        ranges: ['>=1.0.0 <1.2.3'],
        versions: ['0.9.9'],
        fixedIn: ['1.2.3'],
      },
      { ecosystem: 'Debian', name: 'p', packagePurl: null, ranges: ['*'], versions: [], fixedIn: [] },
    ]);
  });

  it('200: answers to each of its names; what is withdrawn only when nothing else does', async () => {
    const cve = `CVE-2026-${unique}`;
    const names = [cve, idOf('a'), idOf('b')];
    await storeAdvisory(idOf('a'), [{ name: 'p' }], { names, withdrawnAt, modifiedAt: new Date() });
    expect((await person.get(address(cve))).body).toMatchObject({ id: idOf('a'), names });
    await storeAdvisory(idOf('b'), [{ name: 'p' }], { names });
    expect((await person.get(address(cve))).body).toMatchObject({ id: idOf('b'), withdrawnAt: null });
    expect((await person.get(address(idOf('a')))).body).toMatchObject({ withdrawnAt: withdrawnAt.toISOString() });
  });

  it('200: its text is text, whatever is in it', async () => {
    const details = '<script>alert(1)</script> [x](javascript:alert(1)) \u0000 {{constructor}}';
    await storeAdvisory(idOf('x'), [{ name: 'p' }], { summary: '<img src=x onerror=alert(1)>', details });
    const answer = await person.get(address(idOf('x')));
    expect(answer.body).toMatchObject({ summary: '<img src=x onerror=alert(1)>', details });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each(['GHSA-none', '__proto__', 'constructor', '$where', '\u0000'])('404: %j', async (name) => {
    const answer = await person.get(address(name));
    expect([answer.status, answer.body.code]).toEqual([404, 'advisory.not-found']);
  });

  it('400: a name that no advisory can have', async () => {
    expect((await person.get(address('x'.repeat(128)))).body.code).toBe('advisory.not-found');
    expect((await person.get(address('x'.repeat(129)))).body.code).toBe('request.invalid');
  });
});

describe('the advisories of a package', () => {
  it('200: the newest first, withdrawn ones included, however the purl is spelt', async () => {
    const name = `@scope/p-${unique}`;
    for (const day of [1, 3, 2]) {
      const publishedAt = new Date(Date.UTC(2026, 0, day));
      const change = { publishedAt, withdrawnAt: day === 2 ? withdrawnAt : null };
      await storeAdvisory(idOf(day), [{ name }, { name }], change);
    }
    await storeAdvisory(idOf('other'), [{ name: `${name}-other` }]);
    for (const purl of [`pkg:npm/%40scope/p-${unique}`, `pkg:npm/@scope/p-${unique}`, `PKG:NPM/@scope/p-${unique}`]) {
      const { body } = await person.get(`/v1/packages/${encodeURIComponent(purl)}/advisories`);
      expect(body.items.map(({ id }: Advisory) => id)).toEqual([idOf(3), idOf(2), idOf(1)]);
    }
  });

  it('200: none for a package that nothing is known of', async () => {
    for (const purl of [`pkg:npm/none-${unique}`, 'pkg:deb/debian/curl', 'pkg:npm/__proto__']) {
      const answer = await person.get(`/v1/packages/${encodeURIComponent(purl)}/advisories`);
      expect([answer.status, answer.body]).toEqual([200, { items: [] }]);
    }
  });

  it.each(['nonsense', 'pkg:npm/p@1.0.0', 'pkg:npm/', 'pkg:npm/%ff'])('400: %s', async (purl) => {
    const { body } = await person.get(`/v1/packages/${encodeURIComponent(purl)}/advisories`);
    expect(body.code).toBe('package.purl-invalid');
  });
});

describe('a question in the shape of OSV', () => {
  const idsOf = (body: { vulns: { id: string }[] }) => body.vulns.map(({ id }) => id);

  it('200: is answered with the records as they were published', async () => {
    const name = `p-${unique}`;
    await storeAdvisory(idOf('a'), [{ name, range: ['1.0.0', '1.2.3'] }]);
    await storeAdvisory(idOf('b'), [{ name, versions: ['1.1.0'] }]);
    await storeAdvisory(idOf('c'), [{ name, range: ['0'] }], { withdrawnAt });
    const text = `{"id":"${idOf('a')}","modified":"2026-02-01T00:00:00Z","own":{"deep":[null,1.5]},"__proto__":{"x":1}}`;
    await AdvisoryRecordModel.updateOne({ _id: idOf('a') }, { $set: { text } });
    const ask = async (query: object) => (await person.post('/v1/query', query)).body;
    const both = await ask({ package: { purl: `pkg:npm/${name}@1.1.0` } });
    expect(idsOf(both)).toEqual([idOf('a'), idOf('b')]);
    expect(both.vulns[0]).toMatchObject({ modified: '2026-02-01T00:00:00Z', own: { deep: [null, 1.5] } });
    for (const [query, expected] of [
      [{ package: { purl: `pkg:npm/${name}?vcs_url=x#sub` }, version: '1.2.2' }, ['a']],
      [{ package: { name, ecosystem: 'npm' }, version: '1.2.3' }, []],
      [{ package: { name, ecosystem: 'npm' }, version: '1.2.3-rc.1' }, ['a']],
      [{ package: { name, ecosystem: 'npm' }, version: 'no version' }, []],
      [{ package: { name, ecosystem: 'npm' } }, ['a', 'b']],
      [{ package: { name, ecosystem: 'Debian:12' } }, []],
      [{ package: { name: name.toUpperCase(), ecosystem: 'npm' } }, []],
      [{ package: { name: '__proto__', ecosystem: 'npm' }, version: 'constructor' }, []],
    ] as const) {
      expect([query, idsOf(await ask(query))]).toEqual([query, expected.map(idOf)]);
    }
  });

  it('200: a package is found by the purl type of its ecosystem, and however databases spell it', async () => {
    await storeAdvisory(idOf('py'), [{ ecosystem: 'PyPI', name: `Django_${unique}`, versions: ['4.2.0'] }]);
    await storeAdvisory(idOf('mvn'), [{ ecosystem: 'Maven', name: `org.example:p-${unique}`, range: ['1.0.0'] }]);
    for (const [purl, id] of [
      [`pkg:pypi/django-${unique}@4.2.0`, idOf('py')],
      [`pkg:maven/org.example/p-${unique}@1.1.0`, idOf('mvn')],
    ]) {
      expect([purl, idsOf((await person.post('/v1/query', { package: { purl } })).body)]).toEqual([purl, [id]]);
    }
  });

  it('400: a name beyond 512 characters', async () => {
    const answer = await person.post('/v1/query', { package: { name: 'x'.repeat(513), ecosystem: 'npm' } });
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
  });

  it.each<[object, string, RegExp]>([
    [{ package: { purl: 'pkg:npm/p@1.0.0' }, version: '1.0.0' }, 'request.invalid', /version/],
    [{ package: { purl: 'pkg:npm/p', name: 'p' } }, 'request.invalid', /package\.name/],
    [{ package: { purl: 'pkg:npm/p', ecosystem: 'npm' } }, 'request.invalid', /package\.ecosystem/],
    [{ package: { name: 'p' } }, 'request.invalid', /package/],
    [{ package: { ecosystem: 'npm' } }, 'request.invalid', /package/],
    [{ package: {} }, 'request.invalid', /package/],
    [{ version: '1.0.0' }, 'request.invalid', /package/],
    [{ package: { purl: 7 } }, 'request.invalid', /package\.purl/],
    [{ package: { purl: 'p@1.0.0' } }, 'package.purl-invalid', /package/],
    [{ package: { purl: 'pkg:npm/%e0%a4%a' } }, 'package.purl-invalid', /package/],
    [{ package: { name: '\ud800', ecosystem: 'npm' } }, 'package.purl-invalid', /Unicode/],
  ])('400: %j', async (query, code, detail) => {
    const single = await person.post('/v1/query', query);
    expect([single.status, single.body.code]).toEqual([400, code]);
    expect(single.body.detail).toMatch(detail);
    const ok = { package: { purl: 'pkg:npm/p' } };
    const batch = await person.post('/v1/querybatch', { queries: [ok, query] });
    expect([batch.status, batch.body.code]).toEqual([400, code]);
    expect(batch.body.detail).toContain('queries.1.');
  });
});

describe('many questions in the shape of OSV', () => {
  it('200: are answered in their order, each time the same one comes, with id and modified only', async () => {
    const name = `p-${unique}`;
    await storeAdvisory(idOf('a'), [{ name, range: ['1.0.0', '2.0.0'] }]);
    const none = { package: { purl: `pkg:npm/none-${unique}@1.0.0` } };
    const hit = { package: { purl: `pkg:npm/${name}@1.5.0` } };
    const past = { package: { name, ecosystem: 'npm' }, version: '2.0.0' };
    const answer = await person.post('/v1/querybatch', { queries: [none, hit, past, hit] });
    const vulns = [{ id: idOf('a'), modified: '2026-02-01T00:00:00.000Z' }];
    expect(answer.body).toEqual({ results: [{ vulns: [] }, { vulns }, { vulns: [] }, { vulns }] });
    expect((await person.post('/v1/querybatch', { queries: [] })).body).toEqual({ results: [] });
  });

  it('200: as many as the limit, with the longest of names', async () => {
    const query = (index: number) => ({
      package: { purl: `pkg:npm/%40${'s'.repeat(100)}/p${'x'.repeat(100)}${index}@1.0.0` },
    });
    const answer = await person.post('/v1/querybatch', {
      queries: Array.from({ length: queryLimit }, (_, index) => query(index)),
    });
    expect(answer.status).toBe(200);
    expect(answer.body.results).toHaveLength(queryLimit);
  });

  it('400: one more than the limit, however little each says', async () => {
    const query = { package: { purl: 'pkg:npm/p' } };
    for (const queries of [Array(queryLimit + 1).fill(query), Array(400_000).fill({})]) {
      const answer = await person.post('/v1/querybatch', { queries });
      expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
      expect(answer.text.length).toBeLessThan(10_000);
    }
  });

  it('413: a body beyond 2 MB', async () => {
    const queries = Array(queryLimit).fill({ package: { purl: `pkg:npm/${'x'.repeat(500)}` } });
    expect((await person.post('/v1/querybatch', { queries })).body.code).toBe('request.too-large');
  });
});
