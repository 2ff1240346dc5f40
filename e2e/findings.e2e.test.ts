import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packument } from '@red-tortoise/testing';
import type { Page } from 'playwright-core';
import { type Journey, lookAt, picture, startJourney } from './journey.mjs';
import { expectSoon, importFile, projectPath, signIn, signUp } from './journey-steps.js';

const grace = 'grace@example.test';
const registryFile = (name: string, version: string) => ({
  version,
  resolved: `https://registry.example.test/${name}/-/${name}-${version}.tgz`,
  integrity: 'sha512-AA==',
});
/** Both packages are in the starter set of advisories: lodash before 4.17.21, minimist before 1.2.6. */
const lockfileWith = (lodash: string, minimist: string) =>
  JSON.stringify({
    name: 'checkout',
    lockfileVersion: 3,
    packages: {
      '': { name: 'checkout', dependencies: { lodash: '^4.17.0', teapot: '^1.0.0' } },
      'node_modules/lodash': registryFile('lodash', lodash),
      'node_modules/teapot': { ...registryFile('teapot', '1.0.0'), dependencies: { minimist: '^1.2.0' } },
      'node_modules/minimist': registryFile('minimist', minimist),
    },
  });

let journey: Journey;
let web: string;
beforeAll(async () => {
  journey = await startJourney([
    packument({ name: 'lodash', versions: ['4.17.20', '4.17.21'] }),
    packument({ name: 'minimist', versions: ['1.2.5', '1.2.8'] }),
    packument({
      name: 'teapot',
      versions: [{ version: '1.0.0', manifest: { dependencies: { minimist: '^1.2.0' } } }],
    }),
  ]);
  web = journey.urls.web;
}, 300_000);
afterAll(() => journey?.stop());

describe('a customer whose packages have known vulnerabilities', () => {
  it('sees them at once, accepts one, upgrades, and is told what that fixed', async () => {
    const page = await journey.newPage();
    await signUp(page, web, grace);
    await untilAdvisoriesAreThere(page);
    await importTwoFindings(page);
    await acceptTheRisk(page, 'lodash');
    await upgradeBoth(page);
    await seeThatNothingIsOpen(page);
    await seeItInTheFeed(page);
    await page.context().close();
  }, 600_000);

  it('meets pages without accessibility problems, wide and narrow, light and dark', async () => {
    const problems: string[] = [];
    const page = await journey.newPage();
    await signIn(page, web, grace);
    for (const [name, path] of Object.entries(await pagesOf(page))) {
      await page.goto(web + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      problems.push(...(await lookAt(page, name)));
    }
    await page.context().close();
    expect(problems).toEqual([]);
  }, 600_000);
});

/** The starter set is loaded by itself; an import before it would find nothing at first. */
async function untilAdvisoriesAreThere(page: Page): Promise<void> {
  await expectSoon(page, async () => {
    const { items } = await (await page.request.get(`${web}/v1/sources`)).json();
    return items.some(({ kind, records }: { kind: string; records: number }) => kind === 'advisories' && records > 0);
  });
}

async function importTwoFindings(page: Page): Promise<void> {
  await page.goto(`${web}/projects/new`);
  await importFile(page, 'package-lock.json', lockfileWith('4.17.20', '1.2.5'));
  const end = page.getByRole('region', { name: 'Import' });
  await end.getByText('2 open findings').waitFor();
  await picture(page, 'import-end-1440-light');
  await end.getByRole('link', { name: 'See the findings' }).click();
  await page.getByRole('heading', { level: 1, name: 'checkout' }).waitFor();
  await findingLink(page, 'lodash').waitFor();
  await findingLink(page, 'minimist').waitFor();
}

async function acceptTheRisk(page: Page, name: string): Promise<void> {
  await findingLink(page, name).click();
  await page.getByRole('button', { name: 'Decide' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Accept risk').click();
  await dialog.getByLabel('Note').fill('The options of our templates are our own.');
  await dialog.getByRole('button', { name: 'Decide' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Take it back' }).waitFor();
  await picture(page, 'finding-accepted-1440-light');
  await page.getByRole('main').getByRole('link', { name: 'Findings' }).click();
  await findingLink(page, 'minimist').waitFor();
  await findingLink(page, name).waitFor({ state: 'detached' });
}

async function upgradeBoth(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Import again' }).click();
  await importFile(page, 'package-lock.json', lockfileWith('4.17.21', '1.2.8'));
  const end = page.getByRole('region', { name: 'Import' });
  await end.getByText('No known vulnerability affects it.').waitFor();
  await end.getByRole('link', { name: 'What changed' }).click();
  await page.getByRole('heading', { level: 1, name: 'What changed' }).waitFor();
  const fixed = page.getByRole('region', { name: 'Findings fixed' });
  await fixed.getByRole('link', { name: 'CVE-2021-23337' }).waitFor();
  await fixed.getByRole('link', { name: 'CVE-2021-44906' }).waitFor();
  const moved = await page.getByRole('region', { name: 'Packages moved' }).innerText();
  expect(moved).toMatch(/lodash\s+4\.17\.20 → 4\.17\.21\s+patch/);
  expect(await page.getByRole('region', { name: 'Findings introduced' }).count()).toBe(0);
}

async function seeThatNothingIsOpen(page: Page): Promise<void> {
  const project = await projectPath(page, web, 'checkout');
  await page.goto(`${web}${project}/findings`);
  await page.getByRole('heading', { name: 'No open findings' }).waitFor();
  await page.goto(`${web}${project}/findings?state=fixed`);
  await findingLink(page, 'lodash').waitFor();
  await findingLink(page, 'minimist').waitFor();
}

async function seeItInTheFeed(page: Page): Promise<void> {
  await page.goto(web);
  await expectSoon(page, async () => /2 findings resolved/.test(await page.locator('main').innerText()));
  const text = await page.locator('main').innerText();
  expect(text).toMatch(/checkout was imported: 3 components.*2 findings opened/);
  await page.getByRole('link', { name: 'see what changed' }).click();
  await page.getByRole('heading', { level: 1, name: 'What changed' }).waitFor();
}

function findingLink(page: Page, name: string) {
  return page.getByRole('main').getByRole('link', { name: new RegExp(`^${name}@`) });
}

/** The pages about findings, with the project and the import that the first test left. */
async function pagesOf(page: Page): Promise<Record<string, string>> {
  const project = await projectPath(page, web, 'checkout');
  await page.goto(`${web}${project}/imports`);
  const changes = await page.getByRole('link', { name: 'What changed' }).first().getAttribute('href');
  await page.goto(`${web}${project}/findings?state=fixed`);
  const finding = await findingLink(page, 'lodash').getAttribute('href');
  const { organisations } = await (await page.request.get(`${web}/v1/me`)).json();
  return {
    findings: '/findings',
    'project-with-findings': project,
    'findings-fixed': `${project}/findings?state=fixed`,
    verdict: `${project}/policy`,
    imports: `${project}/imports`,
    'what-changed': changes as string,
    finding: finding as string,
    advisory: '/advisories/GHSA-35jh-r3h4-6jhm',
    policy: `/organisations/${organisations[0].id}/policy`,
  };
}
