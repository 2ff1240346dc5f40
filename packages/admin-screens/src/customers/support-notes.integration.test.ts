import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type AdminCall, AdminSite, createRow, readRow, updateRow } from '@red-tortoise/admin-kit';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { adminScreens } from '../admin-screens.js';

let stores: TestStores;
let call: AdminCall;
beforeAll(async () => {
  stores = await openStores();
  await stores.empty();
  const viewer = { id: 'grace', name: 'Grace Hopper', superuser: true, can: () => false };
  call = { ...stores, site: AdminSite.of(adminScreens), viewer };
  await stores.database.staffMember.create({
    data: { id: 'grace', name: 'Grace Hopper', email: 'grace@example.test', passwordHash: '-' },
  });
  await stores.database.organisation.create({ data: { id: 'acme', name: 'Acme' } });
});
afterAll(() => stores.close());

it('a note has the author and the moment that the server knows, whatever was entered', async () => {
  const { version } = await readRow(call, 'organisation', 'acme');
  const save = (note: object) =>
    updateRow(call, 'organisation', 'acme', {
      values: {},
      version,
      inlines: { notes: { add: [note as Record<string, unknown>], change: [], remove: [] } },
    });
  await expect(save({ text: 'They pay late', byName: 'Somebody else' })).rejects.toMatchObject({
    code: 'admin.invalid',
  });
  await save({ text: ' They pay late ' });
  const [note, ...others] = await stores.database.supportNote.findMany();
  expect(others).toEqual([]);
  expect(note).toMatchObject({ text: 'They pay late', byId: 'grace', byName: 'Grace Hopper', organisationId: 'acme' });
});

it('a note is about an organisation or a person, never about both or nobody', async () => {
  await stores.database.user.create({ data: { id: 'ada', name: 'Ada', email: 'ada@example.test' } });
  const add = (values: Record<string, unknown>) => createRow(call, 'support-note', { values, inlines: {} });
  for (const owners of [{}, { organisation: 'acme', user: 'ada' }]) {
    await expect(add({ text: 'A note', ...owners })).rejects.toMatchObject({ issues: [{ path: 'organisation' }] });
  }
  expect((await add({ text: 'A note', user: 'ada' })).values.byName).toBe('Grace Hopper');
});
