import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type AdminCall,
  AdminSite,
  act,
  createRow,
  listRows,
  previewAction,
  readRow,
  updateRow,
} from '@red-tortoise/admin-kit';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { adminScreens } from '../admin-screens.js';

let stores: TestStores;
let call: AdminCall;
let acme: string;
beforeAll(async () => {
  stores = await openStores();
  const viewer = { id: 'boss', name: 'Grace', superuser: true, can: () => false };
  call = { ...stores, site: AdminSite.of(adminScreens), viewer };
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  acme = (await stores.database.organisation.create({ data: { name: 'Acme' } })).id;
});

const find = () => stores.database.organisation.findUniqueOrThrow({ where: { id: acme } });
const entries = () => stores.database.auditEntry.findMany({ where: { objectId: acme }, orderBy: { id: 'asc' } });
const run = (screen: string, action: string, id: string, input: object = {}) =>
  act(call, screen, action, { selection: { ids: [id] }, input: input as Record<string, unknown> });

describe('to suspend an organisation', () => {
  it('wants a reason, is on record with it, and is taken back', async () => {
    await expect(run('organisation', 'suspend', acme, { reason: '  ' })).rejects.toThrow(
      /input\.reason|admin\.invalid/,
    );
    expect(await find()).toMatchObject({ suspendedAt: null });
    const { total } = await previewAction(call, 'organisation', 'suspend', { selection: { ids: [acme] } });
    expect(total).toEqual({ count: 1, more: false });
    await run('organisation', 'suspend', acme, { reason: 'The invoice is open' });
    const { suspendedAt, suspendedReason } = await find();
    expect([suspendedAt, suspendedReason]).toEqual([expect.any(Date), 'The invoice is open']);
    const listed = await listRows(call, 'organisation', { limit: 5, filters: { suspendedAt: { empty: false } } });
    expect(listed.rows.map(({ id }) => id)).toEqual([acme]);
    await run('organisation', 'lift-suspension', acme);
    expect(await find()).toMatchObject({ suspendedAt: null, suspendedReason: null });
    const written = await entries();
    expect(written.map(({ verb }) => verb)).toEqual(['suspend', 'lift-suspension']);
    expect(JSON.stringify(written[0])).toContain('The invoice is open');
  });

  it('once more changes the reason, not since when', async () => {
    await run('organisation', 'suspend', acme, { reason: 'First' });
    const { suspendedAt } = await find();
    await run('organisation', 'suspend', acme, { reason: 'Second' });
    expect(await find()).toMatchObject({ suspendedAt, suspendedReason: 'Second' });
  });
});

describe('a plan', () => {
  const draft = { id: `team-${randomUUID().slice(0, 8)}`, label: 'Team', projects: 5, rules: null };

  it('is made in a form, and given to an organisation like any other field', async () => {
    await createRow(call, 'plan', { values: draft, inlines: {} });
    const { version } = await readRow(call, 'organisation', acme);
    await updateRow(call, 'organisation', acme, { values: { plan: draft.id }, inlines: {}, version });
    expect(await find()).toMatchObject({ planId: draft.id });
    expect((await entries()).map(({ verb }) => verb)).toEqual(['change']);
  });

  it.each([[{ projects: -1 }], [{ projects: 1.5 }], [{ watches: 100_001 }], [{ id: 'Not kebab' }], [{ label: ' ' }]])(
    'with %j is refused',
    async (wrong) => {
      const values = { ...draft, id: `other-${randomUUID().slice(0, 8)}`, ...wrong };
      await expect(createRow(call, 'plan', { values, inlines: {} })).rejects.toMatchObject({ code: 'admin.invalid' });
    },
  );

  it('is the default one alone', async () => {
    const [one, other] = [`one-${randomUUID().slice(0, 8)}`, `other-${randomUUID().slice(0, 8)}`];
    for (const id of [one, other]) await createRow(call, 'plan', { values: { ...draft, id }, inlines: {} });
    const before = await stores.database.plan.findFirstOrThrow({ where: { isDefault: true } });
    for (const id of [one, other]) await run('plan', 'make-default', id);
    const defaults = await stores.database.plan.findMany({ where: { isDefault: true } });
    expect(defaults.map(({ id }) => id)).toEqual([other]);
    await run('plan', 'make-default', before.id);
  });
});
