import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type AdminCall, AdminSite, listRows, showFacets, showSite } from '@red-tortoise/admin-kit';
import { syncIndexes } from '@red-tortoise/documents';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { adminScreens } from './admin-screens.js';

let stores: TestStores;
let call: AdminCall;
beforeAll(async () => {
  stores = await openStores();
  await stores.empty();
  await syncIndexes();
  const viewer = { id: 'boss', name: 'Grace', superuser: true, can: () => false };
  call = { ...stores, site: AdminSite.of(adminScreens), viewer };
});
afterAll(() => stores.close());

/** A value that each kind of filter takes. */
const samples: Record<string, (options: readonly unknown[]) => object> = {
  choice: ([first]) => ({ in: [first] }),
  custom: ([first]) => ({ in: [first] }),
  boolean: () => ({ in: [true, false] }),
  null: () => ({ empty: true }),
  dates: () => ({ period: '2026-02' }),
  numbers: () => ({ from: 1, to: 5 }),
  relation: () => ({ in: ['some-id'] }),
};

it('every column that a list offers to sort by, every filter and every search is one that its store takes', async () => {
  const screens = showSite(call).groups.flatMap((group) => group.screens);
  for (const { name, columns, filters, search } of screens) {
    const sorted = columns.filter(({ sortable }) => sortable).flatMap((column) => [column.name, `-${column.name}`]);
    const queries = [
      ...sorted.map((order) => ({ order: [order] })),
      ...filters.map(({ name: filter, kind, options }) => ({
        filters: { [filter]: samples[kind]?.(options?.map(({ value }) => value) ?? []) },
      })),
      ...(search.length > 0 ? [{ search: 'a 50%_\\' }] : []),
    ];
    for (const query of queries) {
      const answer = await listRows(call, name, { limit: 2, ...(query as object) }).then(
        ({ rows }) => rows,
        (error: Error) => error.message,
      );
      expect([name, query, answer]).toEqual([name, query, expect.any(Array)]);
    }
    await showFacets(call, name, {});
  }
}, 120_000);
