import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importVex, vexBytesLimit } from '@red-tortoise/contracts';
import { FindingModel } from '@red-tortoise/documents';
import { importLockfile } from '../test-support/import-lockfile.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';
import { fixed, storeFinding } from '../test-support/store-finding.js';

let api: TestApi;
let ada: Person;
let projectId: string;
beforeAll(async () => {
  api = await startApi();
  ada = await api.signUp('Ada');
});
afterAll(() => api.close());
beforeEach(async () => {
  const locked = [{ name: 'lodash', version: '4.17.20' }];
  ({ projectId } = await importLockfile(api.stores.context, ada, locked, 'shop'));
});

const store = (change: Parameters<typeof storeFinding>[1] = {}, into = projectId) =>
  storeFinding({ organisationId: ada.organisationId, projectId: into }, change);
const send = (body: object, who = ada) => who.post(`/v1/projects/${projectId}/vex`, body);
const openVex = (...statements: object[]) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  author: 'Ada',
  timestamp: '2026-01-01T00:00:00Z',
  statements,
});
const about = (more: object = {}) => ({
  vulnerability: { name: 'GHSA-35jh-r3h4-6jhm' },
  products: [{ '@id': 'pkg:npm/lodash@4.17.20' }],
  status: 'not_affected',
  justification: 'vulnerable_code_not_in_execute_path',
  impact_statement: 'We call no template.',
  ...more,
});
const stateOf = async (id: string) => (await FindingModel.findById(id).lean())?.state;

describe('200', () => {
  it('a document decides, once: the finding says why, and who brought it', async () => {
    const { _id: id } = await store();
    const first = await send(openVex(about()));
    expect([first.status, importVex.response.parse(first.body)]).toEqual([
      200,
      { format: 'openvex', statements: 1, applied: 1, unchanged: 0, skipped: [] },
    ]);
    const { body: finding } = await ada.get(`/v1/findings/${id}`);
    expect(finding).toMatchObject({
      state: 'not-affected',
      triage: { justification: 'vulnerable_code_not_in_execute_path', note: 'We call no template.', by: 'Ada' },
    });
    expect(finding.history.at(-1)).toMatchObject({ to: 'not-affected', reason: 'vex', by: 'Ada' });
    expect((await send(openVex(about()))).body).toMatchObject({ applied: 0, unchanged: 1 });
    expect((await ada.get(`/v1/findings/${id}`)).body).toEqual(finding);
    expect((await ada.get(`/v1/projects/${projectId}`)).body.summary.findings).toMatchObject({ notAffected: 1 });
  });

  it('a later document takes back what a document decided, and not what a person did', async () => {
    const { _id: id } = await store();
    await send(openVex(about()));
    expect((await send(openVex(about({ status: 'affected' })))).body).toMatchObject({ applied: 1 });
    expect(await stateOf(id)).toBe('open');
    await ada.send('PUT', `/v1/findings/${id}/triage`, { body: { state: 'false-positive' } });
    const { body } = await send(openVex(about({ status: 'under_investigation' })));
    expect(body).toMatchObject({ applied: 0, skipped: [{ vulnerability: 'GHSA-35jh-r3h4-6jhm' }] });
    expect(await stateOf(id)).toBe('false-positive');
  });

  it('what our own export says of decisions comes back as it went, in another project', async () => {
    const justifications = [
      'component_not_present',
      'vulnerable_code_not_present',
      'vulnerable_code_not_in_execute_path',
      'vulnerable_code_cannot_be_controlled_by_adversary',
      'inline_mitigations_already_exist',
    ];
    const components = [...justifications.map((_, index) => `p${index}`), 'wrong', 'open'];
    const locked = components.map((name) => ({ name, version: '1.0.0' }));
    const [from, to] = await Promise.all(
      ['from', 'to'].map((name) => importLockfile(api.stores.context, ada, locked, name)),
    );
    for (const [index, name] of components.entries()) {
      const change = { name, version: '1.0.0', names: [`CVE-${index}`], primaryName: `CVE-${index}` };
      const { _id: id } = await store(change, from?.projectId);
      await store(change, to?.projectId);
      const justification = justifications[index];
      const note = 'We know.';
      const decision =
        justification === undefined
          ? { state: 'false-positive', note }
          : { state: 'not-affected', justification, note };
      if (name !== 'open') await ada.send('PUT', `/v1/findings/${id}/triage`, { body: decision });
    }
    const { text } = await ada.get(`/v1/projects/${from?.projectId}/exports/cyclonedx`);
    const answer = await ada.post(`/v1/projects/${to?.projectId}/vex`, JSON.parse(text));
    expect(answer.body).toEqual({ format: 'cyclonedx', statements: 7, applied: 6, unchanged: 1, skipped: [] });
    const decisions = async (project = '') => {
      const findings = await FindingModel.find({ projectId: project }).sort({ name: 1 }).lean();
      return findings.map(({ name, state, triage }) => [name, state, triage?.justification, triage?.note]);
    };
    expect(await decisions(to?.projectId)).toEqual(await decisions(from?.projectId));
  });

  it('what is fixed, and what another project has, is left alone', async () => {
    const { _id: gone } = await store({ ...fixed });
    const other = (await ada.post('/v1/projects', { name: 'other' })).body.id;
    const { _id: elsewhere } = await store({}, other);
    const { body } = await send(openVex(about({ products: [] })));
    expect(body).toMatchObject({ applied: 0, unchanged: 0, skipped: [{ product: null }] });
    expect([await stateOf(gone), await stateOf(elsewhere)]).toEqual(['fixed', 'open']);
  });

  it('hundreds of different decisions are written together', async () => {
    const names = Array.from({ length: 400 }, (_, index) => `CVE-2026-${index}`);
    for (const name of names) await store({ names: [name], primaryName: name });
    const statements = names.map((name) => about({ vulnerability: { name }, impact_statement: `Not ${name}.` }));
    expect((await send(openVex(...statements))).body).toMatchObject({ applied: 400, skipped: [] });
    expect((await ada.get(`/v1/projects/${projectId}`)).body.summary.findings).toMatchObject({ notAffected: 400 });
  });

  it('at most 100 statements are told as skipped', async () => {
    const statements = Array.from({ length: 300 }, (_, index) => about({ vulnerability: { name: `CVE-${index}` } }));
    const { body } = await send(openVex(...statements));
    expect([body.statements, body.skipped.length]).toEqual([300, 100]);
  });
});

describe('refused', () => {
  it.each([
    ['nothing', '', 422, 'vex.not-readable'],
    ['no JSON', '<bom/>', 422, 'vex.not-readable'],
    ['another document', '{"lockfileVersion":3}', 422, 'vex.format-unknown'],
    ['an unknown state', JSON.stringify(openVex({ vulnerability: 'a', status: 'maybe' })), 422, 'vex.not-readable'],
    ['too much', `{"bomFormat":"CycloneDX","x":"${'x'.repeat(vexBytesLimit)}"}`, 413, 'request.too-large'],
  ])('%s', async (_, text, status, code) => {
    const answer = await ada.post(`/v1/projects/${projectId}/vex`, text, { 'content-type': 'application/json' });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it("another organisation's project is not there, and nothing of it is decided", async () => {
    const { _id: id } = await store();
    const answer = await send(openVex(about()), await api.signUp('Eve'));
    expect([answer.status, answer.body.code]).toEqual([404, 'project.not-found']);
    expect(await stateOf(id)).toBe('open');
  });
});
