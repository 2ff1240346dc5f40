import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCustomer, openStores, type TestCustomer, type TestStores } from '@red-tortoise/testing';
import type { Page } from 'playwright-core';
import { accessibilityProblems, type Journey, lookAt, picture, startJourney } from './journey.mjs';
import { enter, hire } from './staff-steps.js';

let stores: TestStores;
let journey: Journey;
let page: Page;
let ada: TestCustomer;
beforeAll(async () => {
  journey = await startJourney([], ['admin', 'api', 'orchestrator', 'web']);
  stores = await openStores();
  ada = await createCustomer(stores.database, 'ada');
  hire('grace@example.test', 'Grace Hopper', '--superuser');
  page = await journey.newPage();
  await enter(page, journey.urls.admin, 'grace@example.test');
}, 300_000);
afterAll(async () => {
  await journey?.stop();
  await stores?.close();
});

const open = async (at: Page, path: string) => {
  await at.goto(journey.urls.admin + path);
  await at.getByRole('heading', { level: 1 }).waitFor();
  await at.waitForLoadState('networkidle');
};
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');

/** With all that can be opened. */
async function look(name: string): Promise<string[]> {
  for (const details of await page.locator('details:not([open]) > summary').all()) await details.click();
  return await lookAt(page, `customers-${name}`);
}

describe('staff', () => {
  it('write a note in a person’s form, and find it on their page', async () => {
    await open(page, `/screens/user/rows/${ada.userId}`);
    const notes = page.getByRole('region', { name: 'Notes' });
    await notes.getByRole('button', { name: /Add/ }).click();
    await notes.getByRole('textbox').last().fill('Prefers to be called in the morning');
    await button('Save and continue').click();
    await page.getByText('was saved').waitFor();
    await page.getByRole('link', { name: 'Customer’s page' }).click();
    await page.getByRole('heading', { level: 2, name: 'Support notes' }).waitFor();
    const note = page.getByRole('listitem').filter({ hasText: 'Prefers to be called in the morning' });
    expect(await note.innerText()).toContain('Grace Hopper');
  }, 300_000);

  it('look through their eyes, in a tab of its own that changes nothing', async () => {
    await button('Sign in as…').click();
    await dialog().getByLabel('Reason').fill('They see no projects');
    await button('Make the address').click();
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      dialog().getByRole('link', { name: 'Open the web app' }).click(),
    ]);
    await tab
      .getByText(/support/i)
      .first()
      .waitFor();
    await tab.close();
  }, 300_000);

  it('export everything, follow it, and fetch the file', async () => {
    await button('Export…').click();
    await dialog().getByLabel('Reason').fill('Asked for it in a letter');
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Export', exact: true }).click();
    const link = page.getByRole('link', { name: /\.ndjson\.gz$/ });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^person-.*\.ndjson\.gz$/);
    expect(await look('person')).toEqual([]);
  }, 300_000);

  it('erase once the name is typed, and keep the proof', async () => {
    await button('Erase…').click();
    await dialog().getByLabel('Reason').fill('Asked for it in a letter');
    const erase = dialog().getByRole('button', { name: 'Erase for good' });
    expect(await erase.isDisabled()).toBe(true);
    await dialog().getByLabel(/Type/).fill(ada.email);
    await picture(page, 'customers-erase-dialog');
    expect(await accessibilityProblems(page)).toEqual([]);
    await erase.click();
    await page.getByRole('heading', { level: 1, name: 'Erased' }).waitFor({ timeout: 60_000 });
    await page.getByText(/rows in \d+ data sets were removed/).waitFor();
    await page.getByText('Proof').click();
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'user', exact: true }) });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['1', '1', '0', '']);
    expect(await look('erased')).toEqual([]);
    expect(await stores.database.user.count({ where: { id: ada.userId } })).toBe(0);
  }, 300_000);

  it('see an organisation with its members and what it uses', async () => {
    await open(page, `/customers/organisation/${ada.organisationId}`);
    await page.getByRole('link', { name: 'ada-colleague' }).waitFor();
    expect(await look('organisation')).toEqual([]);
  }, 300_000);
});
