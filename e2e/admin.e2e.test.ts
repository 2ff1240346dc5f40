import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { accessibilityProblems, type Journey, startJourney } from './journey.mjs';
import { enter, hire } from './staff-steps.js';

let journey: Journey;
let page: Page;
beforeAll(async () => {
  journey = await startJourney([], ['admin']);
  hire('grace@example.test', 'Grace Hopper', '--superuser');
  hire('sam@example.test', 'Sam');
  page = await journey.newPage();
  await enter(page, journey.urls.admin, 'grace@example.test');
}, 300_000);
afterAll(() => journey?.stop());

const open = async (at: Page, path: string) => {
  await at.goto(journey.urls.admin + path);
  await at.getByRole('heading', { level: 1 }).waitFor();
  await at.waitForLoadState('networkidle');
};
const link = (name: string) => page.getByRole('main').getByRole('link', { name, exact: true });
const button = (name: string, at: Page = page) => at.getByRole('button', { name, exact: true });

/** Adds a licence mapping through its form; the list is open afterwards. */
async function addMapping(text: string, spdx: string): Promise<void> {
  await open(page, '/screens/licence-mapping/new');
  await page.getByLabel('Text').fill(text);
  await page.getByLabel('SPDX').fill(spdx);
  await button('Save').click();
  await page.getByRole('heading', { level: 1, name: 'Licence mappings' }).waitFor();
  await link(text).waitFor();
}

describe('staff', () => {
  it('jump to a screen by its name, and add a row once every field can be saved', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('licence');
    await page.keyboard.press('Enter');
    await link('Add licence mapping').click();
    await page.getByLabel('Text').fill('Any Licence');
    await button('Save').click();
    await page.getByRole('alert').getByText('SPDX').click();
    // The problem leads to its field.
    await page.keyboard.type('ISC');
    await button('Save').click();
    await link('Any Licence').waitFor();
    await page.getByRole('searchbox', { name: 'Search licence mappings' }).fill('nothing like it');
    await page.getByText('No rows with this search').waitFor();
  }, 300_000);

  it('filter a list by what is counted beside it', async () => {
    await open(page, '/screens/staff-member');
    await page.getByText('2 rows').waitFor();
    const superusers = page.getByRole('complementary', { name: 'Filters' }).getByRole('button', { name: 'Yes 1' });
    await superusers.click();
    await page.getByText('1 row', { exact: true }).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('filters')).toBe('{"superuser":{"in":[true]}}');
  }, 300_000);

  it('are asked field by field when somebody else was faster, and keep what they choose', async () => {
    await addMapping('The Apache', 'Apache-2.0');
    await link('The Apache').click();
    await page.getByLabel('SPDX').fill('Apache-1.1');
    const other = await page.context().newPage();
    await open(other, new URL(page.url()).pathname);
    await other.getByLabel('SPDX').fill('Apache-1.0');
    await other.getByLabel('Text').fill('Apache, some version');
    await other.getByLabel('Comment on this change').fill('by phone');
    await button('Save and continue', other).click();
    await other.getByText('was saved').waitFor();
    await other.close();
    await page.keyboard.press('Control+s');
    await page.getByText('was changed by somebody else').waitFor();
    const diff = page.getByRole('region', { name: 'Changed meanwhile' });
    expect(await diff.getByRole('row').filter({ hasText: 'Text' }).innerText()).toContain('Apache, some version');
    expect(await accessibilityProblems(page)).toEqual([]);
    await diff.getByRole('radio', { name: 'SPDX: keep yours' }).check();
    await button('Save with what is chosen').click();
    await page.getByText('was saved').waitFor();
    expect(await page.getByLabel('SPDX').inputValue()).toBe('Apache-1.1');
    expect(await page.getByLabel('Text').inputValue()).toBe('Apache, some version');
  }, 300_000);

  it('see who changed what, and bring back what was before', async () => {
    await page.getByRole('main').getByRole('link', { name: 'History' }).click();
    await page.getByText('by phone').waitFor();
    const newest = page.getByRole('main').getByRole('listitem').first();
    expect(await newest.innerText()).toMatch(/Grace Hopper changed[\s\S]*Apache-1\.0\s+Apache-1\.1/);
    await newest.getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await page.getByLabel('SPDX').waitFor();
    expect(await page.getByLabel('SPDX').inputValue()).toBe('Apache-1.0');
  }, 300_000);

  it('change several rows of a list at once', async () => {
    await addMapping('First', 'MIT');
    await addMapping('Second', 'MIT');
    await button('Edit in the list').click();
    await page.getByLabel('SPDX of First').fill('BSD-4-Clause');
    await page.getByLabel('SPDX of Second').fill('0BSD');
    await button('Save all').click();
    await page.getByText('2 rows were saved.').waitFor();
    await page.getByRole('cell', { name: 'BSD-4-Clause' }).waitFor();
    await page.getByRole('cell', { name: '0BSD' }).waitFor();
  }, 300_000);

  it('are warned before they lose what they entered', async () => {
    await link('First').click();
    await page.getByLabel('SPDX').fill('ISC');
    await page.getByRole('link', { name: 'Jobs' }).first().click();
    await button('Stay').click();
    expect(await page.getByLabel('SPDX').inputValue()).toBe('ISC');
    await page.getByRole('link', { name: 'Jobs' }).first().click();
    await button('Leave').click();
    await page.getByRole('heading', { level: 1, name: 'Jobs' }).waitFor();
  }, 300_000);

  it('see what a removal takes before it is done, and can take it back', async () => {
    await open(page, '/screens/licence-mapping');
    await link('Second').click();
    await button('Delete').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 row').waitFor();
    expect(await dialog.getByRole('listitem').allInnerTexts()).toEqual(['Second']);
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('1 row deleted.').waitFor();
    await link('First').waitFor();
    expect(await link('Second').count()).toBe(0);
    await open(page, '/history?mine=true');
    await page.getByRole('main').getByRole('listitem').first().getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('heading', { level: 1, name: 'Second' }).waitFor();
  }, 300_000);

  it('sort by several columns, pick a row of another screen and save, all by the keyboard', async () => {
    await open(page, '/screens/staff-group/new');
    await page.getByLabel('Name').fill('Support');
    await button('Add another').focus();
    await page.keyboard.press('Enter');
    const member = page.getByRole('main').locator('input[aria-label^="Member of"]');
    await member.focus();
    await page.keyboard.type('sam');
    await page.getByRole('option', { name: 'Sam', exact: true }).waitFor();
    expect(await page.getByRole('option').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+s');
    await link('Support').waitFor();
    await open(page, '/screens/staff-member');
    for (const [column, key] of [
      ['Superuser', 'Enter'],
      ['Name', 'Shift+Enter'],
    ] as const) {
      await page.getByRole('columnheader', { name: column }).getByRole('button').focus();
      await page.keyboard.press(key);
    }
    await page.waitForURL(/order/);
    const sorted = page.locator('th[aria-sort]');
    expect(await sorted.allInnerTexts()).toEqual([expect.stringMatching(/^Name/), expect.stringMatching(/^Superuser/)]);
  }, 300_000);

  it('see what goes along with a removal, and have it back with the row', async () => {
    await open(page, '/screens/staff-group');
    await link('Support').click();
    await button('Delete').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 Staff membership will be removed as well').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('1 row deleted.').waitFor();
    await open(page, '/history?mine=true');
    const removal = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: 'Along with it: 1 Staff membership' });
    await removal.getByRole('button', { name: 'Restore' }).click();
    await dialog.getByText('So is what was removed along with it').waitFor();
    await dialog.getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('heading', { level: 1, name: 'Support' }).waitFor();
    await link('Sam').waitFor();
  }, 300_000);
});
