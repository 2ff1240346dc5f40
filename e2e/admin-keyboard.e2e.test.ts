import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCustomer, openStores, type TestCustomer, type TestStores } from '@red-tortoise/testing';
import type { Page } from 'playwright-core';
import { accessibilityProblems, type Journey, lookAt, picture, startJourney } from './journey.mjs';
import { enter, focusedName, givePassword, hire, tabTo } from './staff-steps.js';

const email = 'grace@example.test';
const router = new URL('../apps/admin/web/src/shell/router.ts', import.meta.url);

let stores: TestStores;
let journey: Journey;
let page: Page;
let ada: TestCustomer;
let recoveryCodes: string[];
beforeAll(async () => {
  journey = await startJourney([], ['admin', 'orchestrator']);
  stores = await openStores();
  ada = await createCustomer(stores.database, 'ada');
  hire(email, 'Grace Hopper', '--superuser');
  page = await journey.newPage();
  recoveryCodes = await enter(page, journey.urls.admin, email);
}, 300_000);
afterAll(async () => {
  await journey?.stop();
  await stores?.close();
});

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const dialog = () => page.getByRole('dialog');
const status = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text });

/** Opens a page, past the navigation. */
async function begin(path: string): Promise<void> {
  await page.goto(journey.urls.admin + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await tabTo(page, 'Skip to the page');
  await press('Enter');
}

/** Goes to a button, opens its dialog, leaves it, and is where it began. */
async function openAndEscape(name: string): Promise<void> {
  await tabTo(page, name);
  await press('Enter');
  await dialog().waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await expectFocus(name);
}

async function expectFocus(name: string): Promise<void> {
  // Asked again and again from here: the page's own security policy lets nothing be evaluated in it.
  const until = Date.now() + 20_000;
  let focused = await focusedName(page);
  while (focused !== name && Date.now() < until) {
    await page.waitForTimeout(20);
    focused = await focusedName(page);
  }
  expect(focused).toBe(name);
}

describe('by the keyboard alone, staff', () => {
  it('add a row, see what is wrong, and land in the list', async () => {
    await press('/');
    await page.keyboard.type('licence');
    await press('Enter');
    await heading('Licence mappings').waitFor();
    await expectFocus('Licence mappings');
    for (const text of ['By keys', 'By more keys']) {
      await tabTo(page, 'Add licence mapping');
      await press('Enter');
      await heading('Add licence mapping').waitFor();
      await tabTo(page, 'Text');
      await page.keyboard.type(text);
      await press('Control+s');
      await page.getByRole('alert').waitFor();
      await tabTo(page, 'SPDX');
      await press('Enter');
      await page.keyboard.type('MIT');
      await press('Control+s');
      await status(`${text} was added.`).waitFor();
      await expectFocus('Licence mappings');
    }
  }, 300_000);

  it('keep a view of a list, and give it up', async () => {
    await tabTo(page, 'Search licence mappings');
    await page.keyboard.type('keys');
    await page.getByRole('button', { name: 'Save this view' }).waitFor();
    await tabTo(page, 'Save this view', 'Shift+Tab');
    await press('Enter');
    await dialog().waitFor();
    await page.keyboard.type('Mine');
    await press('Enter');
    await status('The view Mine was saved.').waitFor();
    await page.getByRole('button', { name: 'Remove the view Mine' }).waitFor();
    await tabTo(page, 'Remove the view Mine');
    await press('Enter');
    await page.getByRole('button', { name: 'Save this view' }).waitFor();
    await expectFocus('Save this view');
  }, 300_000);

  it('change rows in the list, remove some, and bring one back', async () => {
    await tabTo(page, 'Edit in the list');
    await press('Enter');
    await page.getByLabel('SPDX of By keys').waitFor();
    await tabTo(page, 'SPDX of By keys');
    await press('Control+a');
    await page.keyboard.type('ISC');
    await tabTo(page, 'Save all', 'Shift+Tab');
    await press('Enter');
    await status('One row was saved.').waitFor();
    await tabTo(page, 'Choose By keys');
    await press('Space');
    await tabTo(page, 'Delete', 'Shift+Tab');
    await press('Enter');
    await dialog().getByRole('listitem').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await expectFocus('Delete');
    await press('Enter');
    await dialog().getByRole('listitem').waitFor();
    await tabTo(page, 'Delete');
    await press('Enter');
    await status('1 row deleted.').waitFor();
    await expectFocus('Choose every row shown');
    await begin('/history?mine=true');
    await tabTo(page, 'Restore');
    await press('Enter');
    await dialog().waitFor();
    await tabTo(page, 'Restore');
    await press('Enter');
    await heading('By keys').waitFor();
    await expectFocus('By keys');
  }, 300_000);

  it('make, run, pause and change a schedule, and hold a processor', async () => {
    await begin('/operations/schedules');
    await tabTo(page, 'New schedule');
    await press('Enter');
    await dialog().waitFor();
    await expectFocus('Task');
    await tabTo(page, 'Name');
    await page.keyboard.type('at night');
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'admin-new-schedule');
    await press('Enter');
    await status(': at night is there.').waitFor();
    await expectFocus('New schedule');
    await tabTo(page, 'Run now: housekeeping');
    await press('Enter');
    await status('A run of housekeeping waits.').waitFor();
    await expectFocus('Run now: housekeeping');
    await tabTo(page, 'Pause housekeeping');
    await press('Space');
    await status('housekeeping is paused.').waitFor();
    await page.getByRole('button', { name: 'Resume housekeeping' }).waitFor();
    await expectFocus('Resume housekeeping');
    await tabTo(page, 'housekeeping', 'Shift+Tab');
    await press('Enter');
    await dialog().waitFor();
    await expectFocus('Cron');
    await press('Control+a');
    await page.keyboard.type('0 4 * * *');
    await press('Enter');
    await dialog().getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await expectFocus('housekeeping');
    await begin('/operations/streams');
    await openAndEscape('Rebuild a view');
  }, 300_000);

  it('look after a customer', async () => {
    await begin(`/customers/person/${ada.userId}`);
    for (const name of ['Sign in as…', 'Erase…']) await openAndEscape(name);
    await tabTo(page, 'Export…', 'Shift+Tab');
    await press('Enter');
    await dialog().waitFor();
    await expectFocus('Reason');
    await page.keyboard.type('Asked for it in a letter');
    await tabTo(page, 'Export');
    await press('Enter');
    // It is disabled as long as the export runs.
    await page.getByRole('link', { name: /\.ndjson\.gz$/ }).waitFor();
    await expectFocus('Sign in as…');
  }, 300_000);

  it('do something to many rows, and go from its one line to what it changed', async () => {
    const { database } = stores;
    const data = Array.from({ length: 250 }, (_, at) => ({ name: `Organisation ${at}` }));
    await database.organisation.createMany({ data });
    await begin('/screens/organisation');
    await tabTo(page, 'Choose every row shown');
    await press('Space');
    await tabTo(page, 'Choose all that match', 'Shift+Tab');
    await press('Enter');
    await expectFocus('Suspend');
    await press('Enter');
    await dialog().getByRole('listitem').first().waitFor();
    await tabTo(page, 'Reason');
    await page.keyboard.type('Unpaid');
    await tabTo(page, 'Suspend');
    await press('Enter');
    const suspending = { screen: 'organisation', name: 'suspend', state: 'done' } as const;
    while ((await database.adminJob.count({ where: suspending })) === 0) await page.waitForTimeout(50);
    await begin('/');
    expect(await page.getByRole('link', { name: /^Organisation \d/ }).count()).toBe(0);
    await tabTo(page, /^25\d organisations$/);
    await press('Enter');
    await heading('Changes made together').waitFor();
    await expectFocus('Changes made together');
    await tabTo(page, /^Organisation \d+$/);
    await tabTo(page, 'Show more');
    await press('Enter');
    await page.getByRole('main').getByRole('listitem').nth(30).waitFor();
  }, 300_000);

  it('fetch a file of thousands of rows, whole', async () => {
    const { organisation } = stores.database;
    await organisation.createMany({ data: Array.from({ length: 2_250 }, (_, at) => ({ name: `Customer ${at}` })) });
    await begin('/screens/organisation');
    await tabTo(page, 'Choose every row shown');
    await press('Space');
    await tabTo(page, 'Choose all that match', 'Shift+Tab');
    await press('Enter');
    await expectFocus('Suspend');
    await tabTo(page, 'Export CSV');
    await press('Enter');
    await dialog().waitFor();
    await tabTo(page, 'Export CSV');
    await press('Enter');
    await dialog()
      .getByRole('link', { name: /^organisation-.*\.csv$/ })
      .waitFor();
    await tabTo(page, /^organisation-.*\.csv$/);
    const [download] = await Promise.all([page.waitForEvent('download'), press('Enter')]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(1 + (await organisation.count()));
    expect(new Set(lines).size).toBeGreaterThan(2_500);
    await press('Escape');
  }, 300_000);

  it('make new recovery codes, and come in with one', async () => {
    await begin('/account');
    await tabTo(page, 'Password');
    await page.keyboard.type('a long enough password');
    await press('Enter');
    await page.getByRole('button', { name: 'I have kept them' }).waitFor();
    await expectFocus('Copy');
    recoveryCodes = await page.locator('li code').allInnerTexts();
    await tabTo(page, 'Sign out', 'Shift+Tab');
    await press('Enter');
    await givePassword(page, email);
    await heading('Six digits').waitFor();
    await tabTo(page, 'My phone is lost');
    await press('Enter');
    await heading('Recovery code').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.type(recoveryCodes[0] ?? '');
    await press('Enter');
    await heading('Your account').waitFor();
  }, 300_000);
});

/** An example of every address that the router knows; a parameter that nobody here knows is an error. */
async function everyPath(): Promise<string[]> {
  const { id } = await stores.database.licenceMapping.findFirstOrThrow({ where: { text: 'By keys' } });
  const row: Record<string, string> = { screen: 'licence-mapping', id };
  const part = await stores.database.auditEntry.findFirstOrThrow({ where: { partOfId: { not: null } } });
  row.run = part.partOfId ?? '';
  const customer: Record<string, string> = { subject: 'person', id: ada.userId };
  const declared = [...readFileSync(router, 'utf8').matchAll(/path: '([^']+)'/g)].map(([, path]) => path ?? '');
  return declared.map((path) =>
    path.replace(/\$(\w+)/g, (_, name: string) => {
      const value = (path.startsWith('/customers') ? customer : row)[name];
      if (value === undefined) throw new Error(`${path} has no example of ${name}`);
      return value;
    }),
  );
}

describe('every page of the admin', () => {
  it('has no accessibility problems, light and dark, and no sideways scrolling, wide and narrow', async () => {
    const paths = await everyPath();
    const problems: string[] = [];
    const lookThrough = async (tab: Page) => {
      for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
        await tab.goto(journey.urls.admin + path);
        await tab.getByRole('heading', { level: 1 }).waitFor();
        await tab.waitForLoadState('networkidle');
        problems.push(...(await lookAt(tab, `admin${path.replace(/\W+/g, '-')}`)));
      }
    };
    await Promise.all([lookThrough(page), lookThrough(await page.context().newPage())]);
    expect(problems).toEqual([]);
  }, 600_000);
});
