import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Finding, FindingDetail } from '@red-tortoise/contracts';
import { type FindingDocument, type FindingFix, FindingModel, FindingTrendModel } from '@red-tortoise/documents';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';
import { fixed, severe, storeFinding } from '../test-support/store-finding.js';

let api: TestApi;
let person: Person;
let projectId: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  person = await api.signUp('Ada Lovelace');
  projectId = await newProject('web-shop');
});

const newProject = async (name: string, who = person) => (await who.post('/v1/projects', { name })).body.id as string;
const store = (change: Partial<FindingDocument> = {}, into = projectId) =>
  storeFinding({ organisationId: person.organisationId, projectId: into }, change);
const decide = (id: string, decision: object, who: Person = person) =>
  who.send('PUT', `/v1/findings/${id}/triage`, { body: decision });
const falsePositive = { state: 'false-positive', note: 'never called' };
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** Every finding of a list, page by page. */
async function readAll(path: string, limit = 200): Promise<Finding[]> {
  const items: Finding[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { status, body } = await person.get(`${path}&limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`);
    expect(status).toBe(200);
    expect(body.items.length).toBeLessThanOrEqual(limit);
    items.push(...body.items.map((item: unknown) => Finding.parse(item)));
    cursor = body.next;
  }
  return items;
}
const inProject = (query: string) => `/v1/projects/${projectId}/findings?${query}`;

describe('a list of findings', () => {
  it('200: has each finding once, in each order, in pages of any size, of a project and of all', async () => {
    const levels = ['low', 'critical', 'unknown', 'high', 'critical', 'none', 'medium'] as const;
    const stored: FindingDocument[] = [];
    for (const [index, level] of levels.entries()) {
      const openedAt = new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 3)));
      const state = index % 2 === 0 ? 'open' : 'false-positive';
      stored.push(await store({ name: `p${index % 4}`, severity: severe(level), openedAt, state }));
    }
    const by = (compare: (one: FindingDocument, other: FindingDocument) => boolean) =>
      [...stored].sort((one, other) => (compare(one, other) ? -1 : 1)).map(({ _id }) => _id);
    const expected = {
      severity: by((one, other) => one.severityKey < other.severityKey),
      package: by((one, other) => one.packageKey < other.packageKey),
      newest: by((one, other) => {
        const difference = one.openedAt.getTime() - other.openedAt.getTime();
        return difference > 0 || (difference === 0 && one._id > other._id);
      }),
    };
    for (const [order, ids] of Object.entries(expected)) {
      for (const limit of [1, 2, 3, 200]) {
        const query = `order=${order}&state=open,false-positive`;
        for (const path of [inProject(query), `/v1/findings?${query}`]) {
          expect([path, limit, (await readAll(path, limit)).map(({ id }) => id)]).toEqual([path, limit, ids]);
        }
      }
    }
    expect((await readAll(inProject(''))).map(({ severity }) => severity.level)).toEqual([
      'critical',
      'medium',
      'low',
      'unknown',
    ]);
  });

  it('200: can be narrowed', async () => {
    const at = new Date();
    const fix: FindingFix = { state: 'blocked', steps: [], blockedBy: null, missing: [], computedAt: at };
    await store({ name: '@scope/left.pad', severity: severe('low'), direct: false, dev: true, fix });
    await store({ name: 'LodasH', malicious: true, names: ['MAL-2026-77'] });
    await store({ name: 'gone', ...fixed });
    await store({ name: 'qs', names: ['CVE-2022-24999', 'GHSA-hrpp-h998-j3pp'], fix: { ...fix, state: 'upgrade' } });
    const names = async (query: string) => (await readAll(inProject(`order=package&${query}`))).map(({ name }) => name);
    for (const [query, expected] of [
      ['', ['@scope/left.pad', 'LodasH', 'qs']],
      ['state=fixed', ['gone']],
      ['state=fixed,open,fixed', ['@scope/left.pad', 'LodasH', 'gone', 'qs']],
      ['severity=low,none', ['@scope/left.pad']],
      ['malicious=true', ['LodasH']],
      ['malicious=false&direct=true', ['qs']],
      ['direct=false', ['@scope/left.pad']],
      ['production=true', ['LodasH', 'qs']],
      ['production=false', ['@scope/left.pad']],
      ['fix=blocked,refresh', ['@scope/left.pad']],
      ['fix=upgrade&direct=false', []],
      ['search=lodash', ['LodasH']],
      ['search=left.pad', ['@scope/left.pad']],
      ['search=left*pad', []],
      ['search=.', ['@scope/left.pad']],
      ['search=%00', []],
      ['search=cve-2022-24999', ['qs']],
      ['search=ghsa-HRPP-h998-j3pp', ['qs']],
      ['search=CVE-2022-2499', []],
      ['search=mal-2026-77&malicious=true', ['LodasH']],
    ] as const) {
      expect([query, await names(query)]).toEqual([query, expected]);
    }
  });

  it('200: over all projects names each, and leaves out those that are deleted or of others', async () => {
    const [other, gone] = [await newProject('tools'), await newProject('gone')];
    const stranger = await api.signUp();
    const theirs = await newProject('theirs', stranger);
    await storeFinding({ organisationId: stranger.organisationId, projectId: theirs }, { name: 'theirs' });
    await store({ name: 'a' });
    await store({ name: 'b' }, other);
    await store({ name: 'c' }, gone);
    await person.delete(`/v1/projects/${gone}`);
    const items = await readAll('/v1/findings?');
    expect(items.map(({ name, projectName }) => [name, projectName])).toEqual([
      ['a', 'web-shop'],
      ['b', 'tools'],
    ]);
    expect((await stranger.get('/v1/findings')).body.items).toMatchObject([{ name: 'theirs' }]);
  });

  it('200: foreign text comes as text', async () => {
    const html = '<script>alert(1)</script>"\u2028\'';
    await store({ summary: html, name: '<b>x</b>', why: [{ advisoryId: html, range: html }] });
    const answer = await person.get(inProject(''));
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.body.items).toMatchObject([{ summary: html, name: '<b>x</b>', why: [{ range: html }] }]);
  });

  it.each([
    ['state=open,eaten', 'request.invalid'],
    ['state=', 'request.invalid'],
    ['severity=__proto__', 'request.invalid'],
    ['direct=yes', 'request.invalid'],
    ['order=worst', 'request.invalid'],
    ['fix=open', 'request.invalid'],
    ['search[$ne]=x&search=a&search=b', 'request.invalid'],
    ['cursor=noise', 'request.cursor-invalid'],
    [`cursor=${Buffer.from('{"order":"severity","key":{"$gt":""}}').toString('base64url')}`, 'request.cursor-invalid'],
    [
      `cursor=${Buffer.from('{"order":"newest","at":"yesterday","id":""}').toString('base64url')}`,
      'request.cursor-invalid',
    ],
  ])('400: %s', async (query, code) => {
    for (const path of [inProject(query), `/v1/findings?${query}`]) {
      const answer = await person.get(path);
      expect([answer.status, answer.body.code]).toEqual([400, code]);
    }
  });

  it('400: texts and lists beyond their limits', async () => {
    for (const query of [
      `search=${'x'.repeat(215)}`,
      `state=${'open,'.repeat(200)}open`,
      `cursor=${'x'.repeat(2_001)}`,
    ]) {
      expect((await person.get(inProject(query))).body.code).toBe('request.invalid');
    }
  });

  it('400: the cursor of another order', async () => {
    for (const name of ['a', 'b']) await store({ name });
    for (const [made, used] of [
      ['severity', 'package'],
      ['newest', 'severity'],
      ['package', 'newest'],
    ]) {
      const { next } = (await person.get(inProject(`limit=1&order=${made}`))).body;
      const answer = await person.get(inProject(`order=${used}&cursor=${next}`));
      expect([answer.status, answer.body.code]).toEqual([400, 'request.cursor-invalid']);
    }
  });
});

describe('a finding', () => {
  it('200: is told with its history', async () => {
    const { _id } = await store();
    const shown = FindingDetail.parse((await person.get(`/v1/findings/${_id}`)).body);
    expect(shown).toMatchObject({ id: _id, projectName: 'web-shop', purl: 'pkg:npm/lodash@4.17.20', triage: null });
    expect(shown.history).toEqual([
      { at: '2026-03-01T10:00:00.000Z', by: null, from: null, to: 'open', reason: 'import', note: null },
    ]);
  });

  it('404: of another organisation, of a deleted project, of nobody; and nothing is decided', async () => {
    const stranger = await api.signUp();
    const { _id } = await store();
    const deleted = await newProject('gone');
    const gone = await store({}, deleted);
    await person.delete(`/v1/projects/${deleted}`);
    for (const [who, id] of [
      [stranger, _id],
      [person, gone._id],
      [person, '0'.repeat(32)],
    ] as const) {
      for (const answer of [
        await who.get(`/v1/findings/${id}`),
        await decide(id, falsePositive, who),
        await who.delete(`/v1/findings/${id}/triage`),
      ]) {
        expect([answer.status, answer.body.code]).toEqual([404, 'finding.not-found']);
      }
    }
    expect(await FindingModel.countDocuments({ _id: { $in: [_id, gone._id] }, state: 'open' })).toBe(2);
  });

  it.each(['x', '0'.repeat(31), 'A'.repeat(32), '%00', '__proto__'])('400: %s', async (id) => {
    expect((await person.get(`/v1/findings/${id}`)).body.code).toBe('request.invalid');
  });
});

describe('a decision', () => {
  it('200: stays with the finding, says by whom and why, and can be replaced and taken back', async () => {
    const { _id } = await store();
    const note = '$note <b>with</b> "everything"';
    const first = await decide(_id, { state: 'not-affected', justification: 'component_not_present', note });
    expect(FindingDetail.parse(first.body)).toMatchObject({
      state: 'not-affected',
      triage: { state: 'not-affected', justification: 'component_not_present', until: null, note, by: 'Ada Lovelace' },
    });
    const until = inDays(30);
    const second = await decide(_id, { state: 'risk-accepted', until });
    expect(second.body).toMatchObject({ state: 'risk-accepted', triage: { until, justification: null, note: null } });
    const back = await person.delete(`/v1/findings/${_id}/triage`);
    expect(back.body).toMatchObject({ state: 'open', triage: null });
    expect(back.body.history.map((entry: { to: string; by: string | null }) => [entry.to, entry.by])).toEqual([
      ['open', null],
      ['not-affected', 'Ada Lovelace'],
      ['risk-accepted', 'Ada Lovelace'],
      ['open', 'Ada Lovelace'],
    ]);
    expect((await person.delete(`/v1/findings/${_id}/triage`)).body.history).toHaveLength(4);
  });

  it('200: moves the finding to another state in every list', async () => {
    const { _id } = await store();
    await decide(_id, falsePositive);
    expect(await readAll(inProject(''))).toEqual([]);
    expect((await readAll('/v1/findings?state=false-positive')).map(({ id }) => id)).toEqual([_id]);
  });

  it.each<[object, string]>([
    [{ state: 'open' }, 'request.invalid'],
    [{ state: 'fixed' }, 'request.invalid'],
    [{ state: 'not-affected' }, 'request.invalid'],
    [{ state: 'not-affected', justification: 'because' }, 'request.invalid'],
    [{ state: 'risk-accepted' }, 'request.invalid'],
    [{ state: 'risk-accepted', until: 'soon' }, 'request.invalid'],
  ])('400: %j', async (decision, code) => {
    const { _id } = await store();
    const answer = await decide(_id, decision);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
    expect((await FindingModel.findById(_id).lean())?.state).toBe('open');
  });

  it('400: with a note beyond 2,000 characters, or until a moment that is past or too far', async () => {
    const { _id } = await store();
    const long = await decide(_id, { state: 'false-positive', note: 'x'.repeat(2_001) });
    expect(long.body.code).toBe('request.invalid');
    for (const days of [-1, 2_000]) {
      const answer = await decide(_id, { state: 'risk-accepted', until: inDays(days) });
      expect([answer.status, answer.body.code]).toEqual([400, 'finding.until-invalid']);
    }
    expect((await FindingModel.findById(_id).lean())?.state).toBe('open');
  });

  it('409: about what is fixed already', async () => {
    const { _id } = await store(fixed);
    const answer = await decide(_id, falsePositive);
    expect([answer.status, answer.body.code]).toEqual([409, 'finding.fixed']);
  });
});

describe('a decision about many findings', () => {
  const decideAll = (findingIds: string[], decision: object | null, into = projectId) =>
    person.post(`/v1/projects/${into}/findings/triage`, { findingIds, decision });

  it('200: reaches those of the project that are there, and no other', async () => {
    const open = [await store(), await store()].map(({ _id }) => _id);
    const done = await store(fixed);
    const elsewhere = await store({}, await newProject('tools'));
    const stranger = await api.signUp();
    const scope = { organisationId: stranger.organisationId, projectId: await newProject('theirs', stranger) };
    const theirs = await storeFinding(scope);
    const ids = [...open, done._id, elsewhere._id, theirs._id, '0'.repeat(32)];
    const answer = await decideAll([...ids, ...open], falsePositive);
    expect(answer.body).toEqual({ changed: 2, skipped: 4 });
    const decided = await FindingModel.find({ _id: { $in: ids }, state: 'false-positive' }).lean();
    expect(decided.map(({ _id }) => _id).sort()).toEqual(open.sort());
    expect((await decideAll(ids, null)).body.changed).toBe(2);
    expect(await FindingModel.countDocuments({ _id: { $in: ids }, state: 'open' })).toBe(4);
  });

  it('400: about none, too many, or what is no id', async () => {
    const id = '0'.repeat(32);
    for (const findingIds of [[], Array(501).fill(id), ['x'], [{ $ne: '' }]]) {
      const answer = await decideAll(findingIds as string[], falsePositive);
      expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
    }
    expect((await person.post(`/v1/projects/${projectId}/findings/triage`, { findingIds: [id] })).status).toBe(400);
  });

  it("404: of another organisation's project", async () => {
    const theirs = await newProject('theirs', await api.signUp());
    expect((await decideAll(['0'.repeat(32)], null, theirs)).body.code).toBe('project.not-found');
  });
});

describe('the trend of a project', () => {
  const dayOf = (days: number) => inDays(days).slice(0, 10);
  const trend = async (query: string) => (await person.get(`/v1/projects/${projectId}/findings/trend${query}`)).body;

  async function storeDay(date: string, high: number, into = projectId) {
    const open = { critical: 0, high, medium: 0, low: 0, none: 0, unknown: 0 };
    const { organisationId } = person;
    await FindingTrendModel.create({
      _id: `${into}/${date}`,
      projectId: into,
      organisationId,
      date,
      open,
      malicious: 1,
    });
  }

  it('200: begins with what was the case, then has each day with a change', async () => {
    await storeDay(dayOf(-300), 7);
    await storeDay(dayOf(-200), 5);
    await storeDay(dayOf(-3), 4);
    await storeDay(dayOf(0), 3);
    await storeDay(dayOf(-1), 9, await newProject('tools'));
    const days = (body: { items: { date: string; open: { high: number } }[] }) =>
      body.items.map(({ date, open }) => [date, open.high]);
    expect(days(await trend(''))).toEqual([
      [dayOf(-89), 5],
      [dayOf(-3), 4],
      [dayOf(0), 3],
    ]);
    expect(days(await trend('?days=400'))).toHaveLength(4);
    expect((await trend('?days=7')).items.at(-1)).toEqual({
      date: dayOf(0),
      open: { critical: 0, high: 3, medium: 0, low: 0, none: 0, unknown: 0 },
      malicious: 1,
    });
  });

  it('200: is empty before anything is known', async () => {
    expect(await trend('')).toEqual({ items: [] });
  });

  it('400: more or fewer days than are kept', async () => {
    for (const days of ['6', '401', 'x', '1e9']) expect((await trend(`?days=${days}`)).code).toBe('request.invalid');
  });
});
