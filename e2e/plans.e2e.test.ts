import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Journey, lookAt, picture, startJourney } from './journey.mjs';
import { expectSoon, importFile, signUp } from './journey-steps.js';
import { enter, hire } from './staff-steps.js';

let journey: Journey;
let staff: Page;
let customer: Page;
beforeAll(async () => {
  journey = await startJourney([], ['api', 'web', 'admin']);
  hire('grace@example.test', 'Grace Hopper', '--superuser');
  customer = await journey.newPage();
  await signUp(customer, journey.urls.web, 'ada@example.test');
  staff = await journey.newPage();
  await enter(staff, journey.urls.admin, 'grace@example.test');
}, 300_000);
afterAll(() => journey?.stop());

const visit = async (page: Page, address: string) => {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
};

/** Ada's organisation, from the list of all. */
async function openOrganisation(): Promise<void> {
  await visit(staff, `${journey.urls.admin}/screens/organisation`);
  await staff.getByRole('main').getByRole('link', { name: 'Ada', exact: true }).click();
  await staff.getByRole('heading', { level: 1, name: 'Ada' }).waitFor();
}

/** Runs an action on the row that is open. */
async function act(name: string, fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void> = async () => {}) {
  await staff.getByRole('button', { name, exact: true }).first().click();
  const dialog = staff.getByRole('dialog');
  await dialog.getByText('1 row').waitFor();
  await fill(dialog);
  await picture(staff, `admin-${name.toLowerCase().replaceAll(' ', '-')}`);
  const done = staff.waitForResponse((answer) => /\/actions\/[a-z-]+$/.test(answer.url()));
  await dialog.getByRole('button', { name, exact: true }).click();
  await done;
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
}

const newProject = async () => {
  await visit(customer, `${journey.urls.web}/projects/new`);
  await importFile(customer, 'package-lock.json', '{"name":"shop","lockfileVersion":3,"packages":{"":{}}}');
  return customer.getByRole('alert', { name: 'Import' });
};

describe('a suspended customer', () => {
  const banner = () => customer.getByRole('status').filter({ hasText: 'Ada is suspended.' });

  it('reads why at the top of each page, and is refused with the same reason', async () => {
    await openOrganisation();
    await act('Suspend', (dialog) => dialog.getByRole('textbox', { name: 'Reason' }).fill('The invoice is open'));
    const refusal = await newProject();
    await refusal.getByText('The invoice is open').waitFor();
    await banner().getByText('The invoice is open').waitFor();
    await visit(customer, `${journey.urls.web}/projects`);
    await customer.getByText('No projects yet').waitFor();
    expect(await lookAt(customer, 'suspended')).toEqual([]);
  }, 300_000);

  it('goes on at once when that is lifted', async () => {
    await openOrganisation();
    await act('Lift the suspension');
    await visit(customer, `${journey.urls.web}/projects`);
    expect(await banner().count()).toBe(0);
  }, 300_000);
});

describe('a plan', () => {
  it('is made and given by staff, and holds within seconds: the customer reads what it allows', async () => {
    await visit(staff, `${journey.urls.admin}/screens/plan/new`);
    const values = { ID: 'slim', Label: 'Slim', Projects: '0', Tokens: '5', Rules: '4' };
    for (const [name, value] of Object.entries(values)) {
      await staff.getByRole('textbox', { name, exact: true }).fill(value);
    }
    await picture(staff, 'admin-plan');
    await staff.getByRole('button', { name: 'Save', exact: true }).click();
    await staff.getByRole('heading', { level: 1, name: 'Plans' }).waitFor();
    await openOrganisation();
    await staff
      .locator('input')
      .and(staff.getByLabel('Plan', { exact: true }))
      .fill('Slim');
    await staff.getByRole('option', { name: 'Slim' }).click();
    await picture(staff, 'admin-organisation');
    await staff.getByRole('button', { name: 'Save', exact: true }).click();
    await visit(customer, `${journey.urls.web}/usage`);
    await expectSoon(customer, async () => (await customer.getByText('Plan: Slim').count()) > 0);
    const refusal = await newProject();
    await refusal.getByText('The plan “Slim” of Ada allows no projects.').waitFor();
    await picture(customer, 'quota-import');
    await refusal.getByRole('link', { name: 'Plan and usage' }).click();
    await customer.getByText('Plan: Slim').waitFor();
    const line = customer.getByRole('main').getByRole('listitem').filter({ hasText: 'Projects' });
    expect(await line.innerText()).toContain('not in this plan');
    expect(await lookAt(customer, 'usage')).toEqual([]);
  }, 300_000);
});
