import type { Page } from 'playwright-core';

const password = 'correct horse battery';

/** Creates an account, and lands on its feed. */
export async function signUp(page: Page, web: string, email: string): Promise<void> {
  await page.goto(`${web}/sign-up`);
  await page.getByLabel('Name').fill('Ada');
  await fillAccount(page, email);
}

export async function signIn(page: Page, web: string, email: string): Promise<void> {
  await page.goto(`${web}/sign-in`);
  await fillAccount(page, email);
}

/** Chooses a file on the import page that is open, and starts. */
export async function importFile(page: Page, filename: string, content: string): Promise<void> {
  await page
    .getByLabel('Lockfile or SBOM')
    .setInputFiles({ name: filename, mimeType: 'application/json', buffer: Buffer.from(content) });
  await page.getByRole('button', { name: /^(create project and import|import)$/i }).click();
}

/** The address of a project, from the list of projects. */
export async function projectPath(page: Page, web: string, name: string): Promise<string> {
  await page.goto(`${web}/projects`);
  const link = page.locator('main a[href*="/projects/"]').filter({ hasText: name }).first();
  await link.waitFor();
  return ((await link.getAttribute('href')) as string).split('?')[0] as string;
}

/** Reloads until it holds: what is asked for here comes without being pushed. */
export async function expectSoon(page: Page, holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    if (await holds()) return;
    await page.waitForTimeout(500);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
  }
  throw new Error(`still not there: ${(await page.locator('main').innerText()).slice(0, 1_000)}`);
}

async function fillAccount(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page
    .locator('form')
    .getByRole('button', { name: /^(sign in|create|sign up)/i })
    .click();
  await page.getByRole('heading', { level: 1, name: 'Feed' }).waitFor();
}
