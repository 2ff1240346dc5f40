import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packument } from '@red-tortoise/testing';
import type { Page } from 'playwright-core';
import { accessibilityProblems, type Journey, picture, startJourney } from './journey.mjs';
import { expectSoon, importFile, signUp } from './journey-steps.js';
import { enter, focusedName, hire, tabTo } from './staff-steps.js';

const reason = 'Only templates of our own are compiled with it.';
/** The starter set of advisories knows lodash before 4.17.21. */
const lockfile = JSON.stringify({
  name: 'checkout',
  lockfileVersion: 3,
  packages: {
    '': { name: 'checkout', dependencies: { lodash: '^4.17.0' } },
    'node_modules/lodash': {
      version: '4.17.20',
      resolved: 'https://registry.example.test/lodash/-/lodash-4.17.20.tgz',
      integrity: 'sha512-AA==',
    },
  },
});

let journey: Journey;
let staff: Page;
let customer: Page;
beforeAll(async () => {
  const registry = [packument({ name: 'lodash', versions: ['4.17.20', '4.17.21'] })];
  journey = await startJourney(registry, ['api', 'orchestrator', 'web', 'admin']);
  hire('grace@example.test', 'Grace Hopper', '--superuser');
  customer = await journey.newPage();
  await signUp(customer, journey.urls.web, 'ada@example.test');
  staff = await journey.newPage();
  await enter(staff, journey.urls.admin, 'grace@example.test');
}, 600_000);
afterAll(() => journey?.stop());

async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}
const screen = (path: string) => visit(staff, `${journey.urls.admin}/screens/${path}`);
const save = () => staff.getByRole('button', { name: 'Save', exact: true }).click();

/** A page of the admin as it is now; every page is looked at in the dark in admin-keyboard. */
async function look(path: string, name: string): Promise<string[]> {
  await screen(path);
  await picture(staff, `admin-${name}-light`);
  return await accessibilityProblems(staff);
}

async function openRow(list: string, name: string): Promise<void> {
  await screen(list);
  await staff.getByRole('main').getByRole('link', { name, exact: true }).click();
  await staff.getByRole('heading', { level: 1, name }).waitFor();
}

describe('staff', () => {
  it('close sign-up; newcomers are told', async () => {
    await openRow('setting', 'sign-up.open');
    await staff.getByLabel('Value').fill('"perhaps"');
    await save();
    await staff.getByText('is true or false').first().waitFor();
    await picture(staff, 'admin-setting-refused');
    await staff.getByLabel('Value').fill('false');
    await save();
    await staff.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    const newcomer = await journey.newPage();
    const refusal = newcomer.getByRole('alert').getByText('New accounts are not taken at the moment');
    for (let attempt = 0; (await refusal.count()) === 0; attempt++) {
      await newcomer.goto(`${journey.urls.web}/sign-up`);
      await newcomer.getByLabel('Name').fill('Eve');
      await newcomer.getByLabel('E-mail').fill(`eve-${attempt}@example.test`);
      await newcomer.locator('input[name=password]').fill('correct horse battery');
      await newcomer.getByRole('button', { name: /^create/i }).click();
      await refusal.or(newcomer.getByRole('heading', { level: 1, name: 'Feed' })).waitFor();
      if ((await refusal.count()) === 0) await newcomer.context().clearCookies();
    }
    await picture(newcomer, 'sign-up-closed');
    expect(await accessibilityProblems(newcomer)).toEqual([]);
    await newcomer.context().close();
    expect(await look('setting', 'settings')).toEqual([]);
  }, 300_000);

  it('switch a feature off; customers are not offered it', async () => {
    await openRow('feature-flag', 'slack-channels');
    await picture(staff, 'admin-feature-flag');
    await staff.getByLabel('State').first().click();
    await staff.getByRole('option', { name: 'Off' }).click();
    await save();
    await staff.getByRole('heading', { level: 1, name: 'Feature flags' }).waitFor();
    await visit(customer, `${journey.urls.web}/channels`);
    const kinds = customer.getByRole('radiogroup', { name: 'Kind of channel' });
    await expectSoon(customer, async () => {
      await customer.getByRole('button', { name: 'Add a channel' }).first().click();
      await kinds.waitFor();
      return (await kinds.getByText('Slack').count()) === 0;
    });
    expect(await kinds.getByText('Webhook').count()).toBe(1);
    await picture(customer, 'channels-without-slack');
    expect(await look('feature-flag', 'feature-flags')).toEqual([]);
  }, 300_000);

  it('give a feature to organisations, and colleagues what they may, by the keyboard', async () => {
    await openRow('feature-flag', 'vex-uploads');
    const picker = staff.getByRole('combobox', { name: 'Organisations' });
    const chosen = staff.getByRole('list', { name: 'Organisations: chosen' }).getByRole('link');
    await picker.fill('ada');
    await staff.getByRole('option', { name: /ada/i }).first().waitFor();
    await staff.keyboard.press('Enter');
    await chosen.first().waitFor();
    await staff.keyboard.press('Escape');
    await picture(staff, 'admin-feature-for-organisations');
    expect(await accessibilityProblems(staff)).toEqual([]);
    await save();
    await openRow('feature-flag', 'vex-uploads');
    expect(await chosen.count()).toBe(1);
    await picker.focus();
    await tabTo(staff, /^Remove/);
    await staff.keyboard.press('Enter');
    expect([await chosen.count(), await focusedName(staff)]).toEqual([0, 'Organisations']);
    await save();

    await screen('staff-group/new');
    await staff.getByLabel('Name').fill('Support');
    await staff.getByLabel('Filter permissions').fill('plans');
    await tabTo(staff, 'All of Plans');
    await staff.keyboard.press('Space');
    await staff.getByText('5 ticked').waitFor();
    await staff.getByLabel('Filter permissions').fill('');
    await picture(staff, 'admin-group-permissions');
    expect(await accessibilityProblems(staff)).toEqual([]);
    await save();
    await openRow('staff-group', 'Support');
    expect(await staff.getByLabel('Plans: Change').isChecked()).toBe(true);
    expect(await look('staff-group', 'staff-groups')).toEqual([]);
  }, 300_000);

  it('judge a vulnerability otherwise than its source; customers read how and why', async () => {
    await visit(customer, `${journey.urls.web}/projects/new`);
    await importFile(customer, 'package-lock.json', lockfile);
    await customer.getByRole('region', { name: 'Import' }).getByRole('link', { name: 'See the findings' }).click();
    await customer.locator('a[href*="/findings/"]').filter({ hasText: 'lodash' }).first().click();
    const facts = customer.getByRole('main');
    const name = await facts.locator('a[href*="/advisories/"]').first().innerText();
    await screen('severity-override/new');
    await staff.getByLabel('Advisory id').fill(name);
    await staff.getByLabel('Severity').first().click();
    await staff.getByRole('option', { name: 'Low' }).click();
    await staff.getByLabel('Reason').fill(reason);
    await picture(staff, 'admin-severity-override');
    await save();
    await staff.getByRole('heading', { level: 1, name: 'Severity overrides' }).waitFor();
    await expectSoon(customer, async () => (await facts.getByText(`Set by Red Tortoise: ${reason}`).count()) > 0);
    await facts.getByText(/The source says high/).waitFor();
    await picture(customer, 'finding-overridden');
    expect(await accessibilityProblems(customer)).toEqual([]);
    expect(await look('severity-override', 'severity-overrides')).toEqual([]);
  }, 300_000);

  it('see what each mapping is for', async () => {
    for (const path of ['blocked-country', 'ecosystem-alias']) {
      expect(await look(path, `${path}-list`)).toEqual([]);
      expect(await look(`${path}/new`, path)).toEqual([]);
    }
  }, 300_000);
});
