import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { scheduleAdmin } from '../test-support/schedule-admin.js';
import { startKit, type TestKit } from '../test-support/start-kit.js';
import { act } from '../verbs/act.js';
import { listRows } from '../verbs/list-rows.js';
import { createRow } from '../verbs/save-row.js';

const mostLines = 25;

let kit: TestKit;
beforeAll(async () => {
  kit = await startKit([scheduleAdmin]);
});
afterAll(() => kit.close());

it('a model gets list, search, two filters, form and an action in one file of 25 lines', async () => {
  const file = join(process.cwd(), 'packages/admin-kit/src/test-support/schedule-admin.ts');
  expect(readFileSync(file, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(mostLines);
  const call = kit.as();
  for (const task of ['nightly', 'hourly']) {
    const values = { task, description: `Every ${task}`, cron: '0 0 * * *' };
    const made = await createRow(call, 'schedule', { values, inlines: {} });
    expect(made.values).toEqual({ ...values, timeZone: 'UTC', enabled: true });
  }
  const titles = async (query: object) =>
    (await listRows(call, 'schedule', { limit: 10, ...query })).rows.map(({ title }) => title);
  expect(await titles({})).toEqual(['hourly', 'nightly']);
  expect(await titles({ search: 'nightly' })).toEqual(['nightly']);
  const [first] = (await listRows(call, 'schedule', { limit: 1 })).rows;
  const selection = { ids: [first?.id ?? ''] };
  expect(await act(call, 'schedule', 'pause', { selection, input: {} })).toMatchObject({ done: 1, job: null });
  expect(await titles({ filters: { enabled: { in: [false] } } })).toEqual(['hourly']);
  expect(await titles({ filters: { nextRunAt: { period: '2026' } } })).toEqual([]);
});
