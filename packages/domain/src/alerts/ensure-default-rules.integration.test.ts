import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { defaultAlertSettings, RuleConditions, RuleScope } from '@red-tortoise/contracts';
import { createProjectRows, openStores, type TestStores } from '@red-tortoise/testing';
import { catchUpDefaultRules } from './catch-up-default-rules.js';
import { ensureDefaultRules } from './ensure-default-rules.js';

let stores: TestStores;
let userId: string;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  ({ userId } = await createProjectRows(stores.database));
});
const rules = () => stores.database.alertRule.findMany({ where: { userId }, include: { channels: true } });

it('everybody starts with rules for the inbox alone, once, however often and by how many it is done', async () => {
  await Promise.all([1, 2, 3, 4].map(() => ensureDefaultRules(stores.database, userId)));
  const found = await rules();
  expect(found.map(({ name }) => name).toSorted()).toEqual(['Trust in what you ship', 'What needs attention']);
  for (const rule of found) {
    expect(rule).toMatchObject({ inbox: true, enabled: true, organisationId: null, channels: [] });
    RuleScope.parse(rule.scope);
    expect(RuleConditions.parse(rule.conditions)).toEqual(rule.conditions);
  }
  const settings = await stores.database.alertSettings.findUnique({ where: { userId } });
  expect(settings).toMatchObject(defaultAlertSettings);
});

it('a rule that somebody has removed never comes back', async () => {
  await ensureDefaultRules(stores.database, userId);
  await stores.database.alertRule.deleteMany({});
  await ensureDefaultRules(stores.database, userId);
  await catchUpDefaultRules(stores.database);
  expect(await rules()).toEqual([]);
});

it('people who came before there were rules get theirs', async () => {
  expect(await catchUpDefaultRules(stores.database)).toBe(1);
  expect(await rules()).toHaveLength(2);
  expect(await catchUpDefaultRules(stores.database)).toBe(0);
});
