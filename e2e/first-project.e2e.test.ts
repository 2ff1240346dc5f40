import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packument } from '@red-tortoise/testing';
import type { Page } from 'playwright-core';
import { type Journey, lookAt, picture, startJourney } from './journey.mjs';
import { expectSoon, importFile, projectPath, signIn, signUp } from './journey-steps.js';

const registryFile = (name: string, version: string) => ({
  version,
  resolved: `https://registry.example.test/${name}/-/${name}-${version}.tgz`,
  integrity: 'sha512-AA==',
});
const lockfile = JSON.stringify({
  name: 'web-shop',
  lockfileVersion: 3,
  packages: {
    '': {
      name: 'web-shop',
      dependencies: { teapot: '^1.0.0', local: 'file:../local' },
      devDependencies: { kettle: '^1.0.0' },
    },
    'node_modules/teapot': { ...registryFile('teapot', '1.0.0'), dependencies: { leaf: '^1.0.0' } },
    'node_modules/leaf': registryFile('leaf', '1.0.0'),
    'node_modules/kettle': { ...registryFile('kettle', '1.0.0'), dev: true },
    'node_modules/local': { resolved: '../local', link: true },
  },
});

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney([
    packument({ name: 'teapot', versions: ['1.0.0', '1.1.0', { version: '2.0.0', license: 'BUSL-1.1' }] }),
    packument({
      name: 'leaf',
      versions: ['1.0.0', { version: '1.0.1', publisher: 'newcomer', scripts: { postinstall: 'node setup.js' } }],
    }),
    packument({ name: 'kettle', versions: [{ version: '1.0.0', deprecated: 'Use teapot' }] }),
  ]);
}, 300_000);
afterAll(() => journey?.stop());

describe('a new customer', () => {
  it('signs up, drops a lockfile and sees components, what could not be assessed, and a feed of real events', async () => {
    const page = await journey.newPage();
    await signUp(page, journey.urls.web, 'ada@example.test');
    await picture(page, 'feed-empty-1440-light');
    await page.goto(`${journey.urls.web}/projects/new`);
    await importFile(page, 'package-lock.json', lockfile);
    await seeComponents(page);
    await page
      .getByRole('navigation', { name: 'Project' })
      .getByRole('link', { name: /not assessed/i })
      .click();
    await page.getByText('local', { exact: true }).first().waitFor();
    await seeFeed(page);
    await page.context().close();
  }, 300_000);

  it('meets pages without accessibility problems, wide and narrow, light and dark', async () => {
    const problems: string[] = [];
    const page = await journey.newPage();
    await signIn(page, journey.urls.web, 'ada@example.test');
    const project = await projectPath(page, journey.urls.web, 'web-shop');
    const pages = ['/', '/projects', project, `${project}/components`, '/watching', '/packages/pkg%3Anpm%2Fleaf'];
    for (const path of pages) {
      await page.goto(journey.urls.web + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      problems.push(...(await lookAt(page, path.replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '') || 'feed')));
    }
    await page.context().close();
    expect(problems).toEqual([]);
  }, 300_000);

  it('reads why a file cannot be imported', async () => {
    const page = await journey.newPage({ width: 390 });
    await signUp(page, journey.urls.web, 'eve@example.test');
    await page.goto(`${journey.urls.web}/projects/new`);
    await importFile(page, 'package-lock.json', lockfile.slice(0, 200));
    const alert = page.getByRole('alert', { name: 'Import' });
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/manifest\./);
    await picture(page, 'import-failed-390-light');
    await page.context().close();
  }, 300_000);

  it('is told nothing of what belongs to somebody else', async () => {
    const owner = await journey.newPage();
    await signIn(owner, journey.urls.web, 'ada@example.test');
    const path = await projectPath(owner, journey.urls.web, 'web-shop');
    const stranger = await journey.newPage();
    await signUp(stranger, journey.urls.web, 'mallory@example.test');
    await stranger.goto(journey.urls.web + path);
    await stranger.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
    expect((await stranger.content()).includes('web-shop')).toBe(false);
    await owner.context().close();
    await stranger.context().close();
  }, 300_000);
});

async function seeComponents(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Open the project' }).click();
  await page.getByRole('heading', { level: 1, name: 'web-shop' }).waitFor();
  await page
    .getByRole('navigation', { name: 'Project' })
    .getByRole('link', { name: /^components/i })
    .click();
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  await row('teapot').first().waitFor();
  // The registry answers a moment after the import; the page is read again until it shows.
  await expectSoon(page, async () => /2\.0\.0/.test(await row('teapot').first().innerText()));
  expect(await row('teapot').first().innerText()).toMatch(/major/i);
  expect(await row('leaf').first().innerText()).toMatch(/teapot/);
}

async function seeFeed(page: Page): Promise<void> {
  await page.goto(journey.urls.web);
  await expectSoon(page, async () => /BUSL-1\.1/.test(await page.locator('main').innerText()));
  const text = await page.locator('main').innerText();
  expect(text).toMatch(/leaf.*install script|install script.*leaf/is);
  expect(text).toMatch(/kettle/);
  expect(text).toMatch(/via teapot/);
}
