import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createProjectRows, openStores, type TestStores } from '@red-tortoise/testing';
import { createChannel } from '../alerts/test-support/alert-world.js';
import { withoutPlan } from '../settings/plan-limits.js';
import { countImport, readImportCount } from './count-import.js';
import { readUsage } from './read-usage.js';

let stores: TestStores;
let userId: string;
let organisationId: string;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  ({ userId, organisationId } = await createProjectRows(stores.database));
});

async function usedBy(id: string): Promise<Record<string, number | null>> {
  const quotas = await readUsage(stores.database, id, { ...withoutPlan, rules: 3 });
  expect(quotas.map(({ limit }) => limit)).toEqual([null, null, null, null, null, 3, null]);
  return Object.fromEntries(quotas.map(({ name, used }) => [name, used]));
}

describe('what is used', () => {
  const rule = { name: 'All', scope: { kind: 'everything' }, conditions: { types: [] } };

  it('by a personal organisation is its own and its person’s; by another one only its own', async () => {
    const { database } = stores;
    const team = await database.organisation.create({ data: { name: 'Team' } });
    await database.membership.create({ data: { organisationId: team.id, userId } });
    await createChannel(database, { userId });
    await createChannel(database, { organisationId }, 'slack');
    await createChannel(database, { organisationId: team.id }, 'slack');
    await database.alertRule.create({ data: { ...rule, organisationId: team.id } });
    await database.watch.create({ data: { userId, packagePurl: 'pkg:npm/zod' } });
    await database.project.create({ data: { organisationId, name: 'gone', deletedAt: new Date() } });
    const token = { name: 'CI', createdById: userId, prefix: 'rt_' };
    await database.apiToken.create({ data: { ...token, organisationId: team.id, hash: randomUUID() } });
    const nothing = { importsPerDay: 0, componentsPerImport: null };
    const mine = { projects: 1, tokens: 0, channels: 2, rules: 0, watches: 1 };
    expect(await usedBy(organisationId)).toEqual({ ...nothing, ...mine });
    const theirs = { projects: 0, tokens: 1, channels: 1, rules: 1, watches: 0 };
    expect(await usedBy(team.id)).toEqual({ ...nothing, ...theirs });
  });
});

describe('imports of a day', () => {
  const count = (limit: number | null) => countImport(stores.database, organisationId, limit);
  const read = () => readImportCount(stores.database, organisationId);

  it('asked for at once come through exactly as often as there is room', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => count(5)));
    expect(answers.filter(Boolean)).toHaveLength(5);
    expect((await read()).used).toBe(5);
    expect(await count(null)).toBe(true);
    expect((await usedBy(organisationId)).importsPerDay).toBe(6);
  });

  it('are counted anew on the next day, which begins at midnight UTC', async () => {
    expect(await count(1)).toBe(true);
    expect(await count(1)).toBe(false);
    await stores.database.importCount.updateMany({ data: { day: new Date('2026-01-01') } });
    const { used, resetsAt } = await read();
    expect([used, resetsAt.toISOString().slice(10)]).toEqual([0, 'T00:00:00.000Z']);
    expect(resetsAt.getTime() - Date.now()).toBeLessThanOrEqual(24 * 60 * 60_000);
    expect(await count(1)).toBe(true);
    expect(await count(1)).toBe(false);
  });

  it('are none where none are allowed', async () => {
    expect(await count(0)).toBe(false);
  });
});
