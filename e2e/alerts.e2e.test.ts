import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packument } from '@red-tortoise/testing';
import type { Page } from 'playwright-core';
import { type Journey, lookAt, startJourney } from './journey.mjs';
import { importFile, signIn, signUp } from './journey-steps.js';

const hedy = 'hedy@example.test';
const lockfile = JSON.stringify({
  name: 'checkout',
  lockfileVersion: 3,
  packages: {
    '': { name: 'checkout', dependencies: { teapot: '^1.0.0' } },
    'node_modules/teapot': {
      version: '1.0.0',
      resolved: 'https://registry.example.test/teapot/-/teapot-1.0.0.tgz',
      integrity: 'sha512-AA==',
    },
  },
});

let journey: Journey;
let web: string;
beforeAll(async () => {
  journey = await startJourney([packument({ name: 'teapot', versions: ['1.0.0'] })]);
  web = journey.urls.web;
}, 300_000);
afterAll(() => journey?.stop());

describe('a customer who wants to be told', () => {
  it('makes a rule, hears of what it lets through while another page is open, and works it off', async () => {
    const page = await journey.newPage();
    await signUp(page, web, hedy);
    await makeRuleOfImports(page);
    await hearOfAnImport(page);
    await workItOff(page);
    await muteAndHearAgain(page);
    await page.context().close();
  }, 600_000);

  it('meets pages without accessibility problems, wide and narrow, light and dark', async () => {
    const problems: string[] = [];
    const page = await journey.newPage();
    await signIn(page, web, hedy);
    for (const path of ['/inbox', '/alerts', '/alerts/new?template=security', '/alerts/settings', '/status']) {
      await page.goto(web + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      problems.push(...(await lookAt(page, path.replace(/\W+/g, '-').slice(1))));
    }
    await page.context().close();
    expect(problems).toEqual([]);
  }, 600_000);
});

async function makeRuleOfImports(page: Page): Promise<void> {
  await page.goto(`${web}/alerts/new?type=project.imported`);
  await page.getByText('this rule would have sent nothing').waitFor();
  await page.getByRole('button', { name: 'Make the rule' }).click();
  await page.getByText('Give the rule a name').waitFor();
  await page.getByLabel('Name').fill('Imports');
  await page.getByRole('link', { name: 'Feed' }).first().click();
  await page.getByRole('button', { name: 'Stay' }).click();
  await page.getByRole('button', { name: 'Make the rule' }).click();
  await page.getByText('Imports in all your projects and what you watch → inbox').waitFor();
}

/** Nothing is reloaded: the badge and the tab's title follow the live stream. */
async function hearOfAnImport(page: Page): Promise<void> {
  await page.goto(`${web}/projects/new`);
  await importFile(page, 'package-lock.json', lockfile);
  await page.waitForFunction('document.title.startsWith("(1) ")');
  await page.getByRole('link', { name: 'Inbox 1 unread' }).first().click();
  const alert = page.getByRole('article');
  await alert.getByText(/was imported: 1 component/).waitFor();
  await alert.getByRole('link', { name: 'Imports', exact: true }).waitFor();
}

/** By keys alone: done, undone, snoozed and woken. */
async function workItOff(page: Page): Promise<void> {
  const alert = page.getByRole('article');
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await page.getByText('Nothing asks for you').waitFor();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await alert.waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await page.getByRole('menuitem', { name: /Tomorrow/ }).press('Enter');
  await page.getByText('Nothing asks for you').waitFor();
  await page.getByRole('link', { name: 'Snoozed' }).press('Enter');
  await page.getByRole('button', { name: /^Wake/ }).press('Enter');
  await page.getByText('Nothing is snoozed').waitFor();
  await page.getByRole('link', { name: 'Open', exact: true }).press('Enter');
  await alert.getByText('unread', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Mark all as read' }).press('Enter');
  await page.waitForFunction('document.title.startsWith("Inbox")');
}

async function muteAndHearAgain(page: Page): Promise<void> {
  await page.goto(`${web}/packages/pkg%3Anpm%2Fteapot?mute=1`);
  await page.getByRole('dialog').getByRole('button', { name: 'Mute' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.goto(`${web}/alerts/settings`);
  await page.getByRole('button', { name: 'Hear of it again: teapot' }).click();
  await page.getByText('Nothing is muted').waitFor();
}
