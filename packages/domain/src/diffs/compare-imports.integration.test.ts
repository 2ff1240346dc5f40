import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { diffListLimit } from '@red-tortoise/contracts';
import { AdvisoryModel, ComponentModel, type ImportDocument, ImportModel } from '@red-tortoise/documents';
import {
  advisoryDocument,
  componentManifest,
  createProjectRows,
  openStores,
  type TestStores,
} from '@red-tortoise/testing';
import { acceptImport, compareImports, processImport } from '../index.js';

let stores: TestStores;
let scope: Awaited<ReturnType<typeof createProjectRows>>;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  scope = await createProjectRows(stores.database);
});

async function importNow(packages: string[]): Promise<ImportDocument> {
  const { _id } = await acceptImport(stores, scope, { filename: 'bom.json', content: componentManifest(packages) });
  await processImport(stores, _id);
  return (await ImportModel.findById(_id).lean()) as ImportDocument;
}

describe('findings', () => {
  it('are introduced and fixed by what is known of advisories now, not at the time of the import', async () => {
    const from = await importNow(['lodash@4.17.20', 'left-pad@1.0.0']);
    const to = await importNow(['lodash@4.17.21', 'left-pad@1.0.0', 'evil@1.0.0']);
    expect((await compareImports(stores, from, to)).counts).toMatchObject({ introduced: 0, fixed: 0 });
    await AdvisoryModel.insertMany([
      advisoryDocument({ id: 'GHSA-1', names: ['CVE-1', 'GHSA-1'], affects: { lodash: { fixed: '4.17.21' } } }),
      advisoryDocument({ id: 'MAL-1', affects: { evil: {} } }),
      advisoryDocument({ id: 'GHSA-2', affects: { 'left-pad': {} } }),
    ]);
    const { introduced, fixed } = await compareImports(stores, from, to);
    expect(introduced.map(({ purl, primaryName }) => [purl, primaryName])).toEqual([['pkg:npm/evil@1.0.0', 'MAL-1']]);
    expect(fixed.map(({ purl, primaryName }) => [purl, primaryName])).toEqual([['pkg:npm/lodash@4.17.20', 'CVE-1']]);
  });

  it('under several names are one, and stay one while a package moves within what is affected', async () => {
    await AdvisoryModel.insertMany([
      advisoryDocument({ id: 'GHSA-1', names: ['CVE-1', 'GHSA-1', 'GHSA-2'], affects: { bad: { fixed: '1.5.0' } } }),
      advisoryDocument({ id: 'GHSA-2', names: ['CVE-1', 'GHSA-1', 'GHSA-2'], affects: { bad: { fixed: '3.0.0' } } }),
    ]);
    const from = await importNow(['bad@1.0.0']);
    const to = await importNow(['bad@2.0.0']);
    const { moved, introduced, fixed } = await compareImports(stores, from, to);
    expect([moved.length, introduced.length, fixed.length]).toEqual([1, 0, 0]);
    const all = await compareImports(stores, null, from);
    expect(all.introduced).toMatchObject([{ primaryName: 'CVE-1', advisoryIds: ['GHSA-1', 'GHSA-2'] }]);
  });
});

it('install scripts are told of versions that were not there before', async () => {
  const from = await importNow(['native@1.0.0', 'other@1.0.0']);
  const to = await importNow(['native@1.0.0', 'native@2.0.0', 'other@1.0.0', 'plain@1.0.0']);
  await ComponentModel.updateMany({ name: 'native' }, { $set: { 'facts.installScripts': true } });
  const { installScripts } = await compareImports(stores, from, to);
  expect(installScripts).toEqual([{ packagePurl: 'pkg:npm/native', name: 'native', version: '2.0.0' }]);
});

it('lists are cut, counts are not', async () => {
  const many = Array.from({ length: diffListLimit + 500 }, (_, number) => `part-${number}@1.0.0`);
  const from = await importNow(['part-0@1.0.0']);
  const { counts, added } = await compareImports(stores, from, await importNow(many));
  expect([counts.added, added.length]).toEqual([diffListLimit + 499, diffListLimit]);
});
