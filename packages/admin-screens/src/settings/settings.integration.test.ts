import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type AdminCall,
  AdminSite,
  act,
  createRow,
  listRows,
  lookUp,
  readRow,
  updateRow,
} from '@red-tortoise/admin-kit';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { adminScreens } from '../admin-screens.js';

let stores: TestStores;
let call: AdminCall;
beforeAll(async () => {
  stores = await openStores();
  const viewer = { id: 'boss', name: 'Grace', superuser: true, can: () => false };
  call = { ...stores, site: AdminSite.of(adminScreens), viewer };
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  await stores.database.setting.create({ data: { name: 'runs.kept-days', description: 'Days' } });
  await stores.database.featureFlag.create({ data: { name: 'secret-feeds', description: 'Feeds', state: 'on' } });
});

const add = (screen: string, values: Record<string, unknown>) => createRow(call, screen, { values, inlines: {} });
async function change(screen: string, id: string, values: Record<string, unknown>) {
  const { version } = await readRow(call, screen, id);
  return updateRow(call, screen, id, { values, inlines: {}, version });
}
const refused = (path: string, message: string) => ({
  issues: [{ path, message: expect.stringContaining(message) }],
});
const revision = async () => (await stores.database.settingsRevision.findUniqueOrThrow({ where: { id: 1 } })).revision;

describe('a setting', () => {
  it('takes what its declaration allows, is on record with who and what, and makes every process look', async () => {
    const before = await revision();
    await change('setting', 'runs.kept-days', { value: 7 });
    expect(await stores.database.setting.findUnique({ where: { name: 'runs.kept-days' } })).toMatchObject({ value: 7 });
    expect(await revision()).toBeGreaterThan(before);
    const [entry] = await stores.database.auditEntry.findMany({
      where: { screen: 'setting', objectId: 'runs.kept-days' },
      orderBy: { id: 'desc' },
      take: 1,
    });
    expect(entry).toMatchObject({ verb: 'change', byName: 'Grace', before: { value: null }, after: { value: 7 } });
  });

  it('refuses what is out of its bounds or of another kind, in words', async () => {
    for (const value of [0, 366, 1.5, 'seven', true]) {
      const message = 'is a whole number from 1 to 365';
      await expect(change('setting', 'runs.kept-days', { value })).rejects.toMatchObject(refused('value', message));
    }
  });

  it('shows what is in force, and goes back to it', async () => {
    const shown = async () => (await listRows(call, 'setting', { limit: 10 })).rows.map(({ values }) => values.inForce);
    expect(await shown()).toEqual(['30']);
    await change('setting', 'runs.kept-days', { value: 7 });
    expect(await shown()).toEqual(['7']);
    await act(call, 'setting', 'reset', { selection: { ids: ['runs.kept-days'] }, input: {} });
    expect(await shown()).toEqual(['30']);
  });
});

describe('a feature', () => {
  it('is for organisations that there are; one that is gone since is told, may stay and may go', async () => {
    for (const [id, name] of Object.entries({ acme: 'Acme', umbra: 'Umbra' })) {
      await stores.database.organisation.create({ data: { id, name } });
    }
    const to = (...organisationIds: string[]) =>
      change('feature-flag', 'secret-feeds', { state: 'organisations', organisationIds });
    await expect(to('acme', 'nobody')).rejects.toMatchObject(refused('organisationIds', 'leads to no row: nobody'));
    const [acme, umbra] = [
      { id: 'acme', label: 'Acme' },
      { id: 'umbra', label: 'Umbra' },
    ];
    expect((await to('acme', 'acme', 'umbra')).values).toMatchObject({
      state: 'organisations',
      organisationIds: [acme, umbra],
    });
    const found = await lookUp(call, 'feature-flag', 'organisationIds', { search: 'umb' });
    expect(found.items).toEqual([umbra]);

    await stores.database.organisation.delete({ where: { id: 'umbra' } });
    const gone = { id: 'umbra', label: 'umbra', gone: true };
    expect((await to('umbra')).values.organisationIds).toEqual([gone]);
    expect((await to('umbra', 'acme')).values.organisationIds).toEqual([gone, acme]);
    expect((await to('acme')).values.organisationIds).toEqual([acme]);
    await expect(to('acme', 'umbra')).rejects.toMatchObject(refused('organisationIds', 'leads to no row: umbra'));
  });

  it('is for a percentage that is one', async () => {
    const to = (percentage: number) => change('feature-flag', 'secret-feeds', { state: 'percentage', percentage });
    await expect(to(101)).rejects.toMatchObject(refused('percentage', '0 to 100'));
    expect((await to(100)).values.percentage).toBe(100);
  });
});

describe('a mapping', () => {
  it('of a country knows it, however its code is written', async () => {
    expect(await add('blocked-country', { code: ' aq ', reason: 'Not served.' })).toMatchObject({ id: 'AQ' });
    const wrong = add('blocked-country', { code: 'QQ', reason: 'Not served.' });
    await expect(wrong).rejects.toMatchObject(refused('code', 'country'));
  });

  it('of an ecosystem leads to one that is read, and never away from one', async () => {
    expect(await add('ecosystem-alias', { alias: 'NodeJS', ecosystem: 'NPM' })).toMatchObject({
      id: 'nodejs',
      values: { ecosystem: 'npm' },
    });
    const away = add('ecosystem-alias', { alias: 'npm', ecosystem: 'gem' });
    await expect(away).rejects.toMatchObject(refused('alias', 'itself'));
    const nowhere = add('ecosystem-alias', { alias: 'bower', ecosystem: 'bower' });
    await expect(nowhere).rejects.toMatchObject(refused('ecosystem', 'is none of npm'));
  });

  it('of a severity says why', async () => {
    const judge = (reason: string) => add('severity-override', { advisoryId: 'CVE-2021-1', severity: 'low', reason });
    await expect(judge('no')).rejects.toMatchObject(refused('reason', 'customers'));
    expect((await judge('Only reachable with a debugger.')).values).toMatchObject({ severity: 'low' });
  });
});
