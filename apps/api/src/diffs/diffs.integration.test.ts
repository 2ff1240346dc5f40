import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdvisoryModel, ImportModel, PackageModel, VersionModel } from '@red-tortoise/documents';
import { processImport } from '@red-tortoise/domain';
import { advisoryDocument } from '@red-tortoise/testing';
import { importLockfile, type LockedPackage, lockfileOf } from '../test-support/import-lockfile.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';

let api: TestApi;
let ada: Person;
let projectId: string;
let first: string;
let second: string;

const before: LockedPackage[] = [
  { name: 'kept', version: '1.0.0', licence: 'MIT' },
  { name: 'gone', version: '1.0.0', licence: 'ISC' },
  { name: 'diff-bad', version: '1.0.0', licence: 'MIT' },
];
const after: LockedPackage[] = [
  { name: 'kept', version: '1.0.0', licence: 'The MIT License (MIT)' },
  { name: 'diff-bad', version: '2.1.0', licence: 'GPL-3.0-only' },
  { name: 'diff-new', version: '1.0.0', licence: 'MIT' },
];

beforeAll(async () => {
  api = await startApi();
  // What other tests know of packages of the same names.
  for (const model of [PackageModel, VersionModel]) await model.collection.deleteMany({});
  ada = await api.signUp('Ada');
  await AdvisoryModel.deleteMany({ source: 'made up' });
  await AdvisoryModel.insertMany([
    advisoryDocument({
      id: 'GHSA-fixed',
      names: ['CVE-2026-1', 'GHSA-fixed'],
      affects: { 'diff-bad': { fixed: '2.0.0' } },
    }),
    advisoryDocument({ id: 'GHSA-stays', affects: { 'diff-bad': { fixed: '3.0.0' } } }),
    advisoryDocument({ id: 'MAL-new', affects: { 'diff-new': {} } }),
  ]);
  ({ projectId, importId: first } = await importLockfile(api.stores.context, ada, before));
  second = await importAgain(after);
});
afterAll(() => api.close());

async function importAgain(packages: readonly LockedPackage[], process = true): Promise<string> {
  const path = `/v1/projects/${projectId}/imports?filename=package-lock.json`;
  const { id } = (await ada.post(path, lockfileOf(packages))).body;
  if (process) await processImport(api.stores.context, id);
  return id;
}

describe('200', () => {
  it('says what changed since what the project showed before', async () => {
    const { status, body } = await ada.get(`/v1/imports/${second}/diff`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      from: { id: first, filename: 'package-lock.json' },
      to: { id: second },
      counts: { added: 1, removed: 1, moved: 1, introduced: 1, fixed: 1, licences: 1, installScripts: 0 },
      added: [{ name: 'diff-new', versions: ['1.0.0'], direct: true, dev: false }],
      removed: [{ name: 'gone', versions: ['1.0.0'] }],
      moved: [{ name: 'diff-bad', from: ['1.0.0'], to: ['2.1.0'], level: 'major' }],
      introduced: [{ purl: 'pkg:npm/diff-new@1.0.0', primaryName: 'MAL-new', malicious: true }],
      fixed: [{ purl: 'pkg:npm/diff-bad@1.0.0', primaryName: 'CVE-2026-1', advisoryIds: ['GHSA-fixed'] }],
      licences: [{ name: 'diff-bad', version: '2.1.0', from: 'MIT', to: 'GPL-3.0-only', newToProject: true }],
    });
  });

  it('says the opposite the other way round', async () => {
    const { body } = await ada.get(`/v1/imports/${first}/diff?against=${second}`);
    expect(body).toMatchObject({
      counts: { added: 1, removed: 1, moved: 1, introduced: 1, fixed: 1, licences: 2 },
      moved: [{ name: 'diff-bad', level: 'downgrade' }],
    });
  });

  it('finds everything new in the first import, and nothing when an import is compared with itself', async () => {
    const { body } = await ada.get(`/v1/imports/${first}/diff`);
    expect(body).toMatchObject({ from: null, counts: { added: 3, removed: 0, moved: 0 } });
    const same = (await ada.get(`/v1/imports/${first}/diff?against=${first}`)).body;
    expect(Object.values(same.counts)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('compares an import that never said what was before it with the one asked for before', async () => {
    await ImportModel.updateOne({ _id: second }, { $set: { previousImportId: null } });
    expect((await ada.get(`/v1/imports/${second}/diff`)).body.from.id).toBe(first);
  });
});

describe('404', () => {
  it("for others' imports, on either side, and for another project's of one's own", async () => {
    const eve = await api.signUp('Eve');
    const eves = await importLockfile(api.stores.context, eve, before);
    const other = await importLockfile(api.stores.context, ada, after);
    const answers = [
      await eve.get(`/v1/imports/${second}/diff`),
      await ada.get(`/v1/imports/${second}/diff?against=${eves.importId}`),
      await eve.get(`/v1/imports/${eves.importId}/diff?against=${second}`),
      await ada.get(`/v1/imports/${second}/diff?against=${other.importId}`),
      await ada.get(`/v1/imports/${second}/diff?against=${crypto.randomUUID()}`),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'import.not-found']);
  });
});

describe('409', () => {
  it('as long as one of the two is not done', async () => {
    const waiting = await importAgain([{ name: 'later', version: '1.0.0' }], false);
    const answers = [
      await ada.get(`/v1/imports/${waiting}/diff`),
      await ada.get(`/v1/imports/${second}/diff?against=${waiting}`),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([409, 'import.not-done']);
  });
});
