import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openStores, startLoopbackRegistry } from '@red-tortoise/testing';
import { chromium } from 'playwright-core';
import { local } from '../infra/local/paths.mjs';
import { filesIn } from '../infra/local/stack/dev-files.mjs';
import { startProduct } from '../infra/local/stack/start-product.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What of the product a customer needs. */
const customerApps = ['api', 'orchestrator', 'web'];

/** The product, or the apps that are named, on the stores of this test's worker, with a loopback registry and a real browser. */
export async function startJourney(packuments, only = customerApps) {
  await emptyStores();
  const registry = await startLoopbackRegistry({ packuments });
  const name = `journey-${process.env.JEST_WORKER_ID ?? 1}`;
  const product = await startProduct({
    only,
    services: {
      databaseUrl: process.env.DATABASE_URL,
      mongoUrl: process.env.MONGODB_URL,
      redisUrl: process.env.REDIS_URL,
      rabbitUrl: process.env.RABBITMQ_URL,
    },
    files: filesIn(name),
    prepared: true,
    given: {
      NODE_OPTIONS: '',
      NAMESPACE: `journey-${randomUUID().slice(0, 8)}`,
      NPM_REGISTRY_URL: registry.url,
      NPM_LOOKUP_BUDGET: '0',
      SIGN_IN_ATTEMPTS_PER_MINUTE: '1000',
    },
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: quiet,
  });
  return {
    registry,
    urls: product.urls,
    async newPage({ width = 1440, scheme = 'light' } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: scheme,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      return page;
    },
    async stop() {
      await browser.close();
      await product.stop();
      await registry.close();
      // What staff changed in a journey must not meet the files that come after it.
      await emptyStores();
    },
  };
}

/** What other tests of this worker left would be looked up and worked on here. */
async function emptyStores() {
  const stores = await openStores();
  await stores.empty();
  await stores.close();
}

/** What is wrong with a page as it is now, narrow and dark, and wide and light; keeps pictures as `picture` does. */
export async function lookAt(page, name) {
  const problems = [];
  for (const [width, colorScheme] of [
    [390, 'dark'],
    [1440, 'light'],
  ]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: 'attached' });
    await page.evaluate(transitionsOver);
    await picture(page, `${name}-${width}-${colorScheme}`);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (beyond > 0) problems.push(`${name} at ${width}: ${beyond} pixels beyond the edge`);
    for (const problem of await accessibilityProblems(page))
      problems.push(`${name} at ${width}, ${colorScheme}: ${problem}`);
  }
  return problems;
}

/** In the page: colours on their way to others are neither. */
async function transitionsOver() {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const ending = document.getAnimations().filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime));
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** What axe-core finds wrong on a page, as a reader can act on it. */
export async function accessibilityProblems(page) {
  // As the browser's own code: a page that takes no other scripts than its own takes this one.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  await page.evaluate(transitionsOver);
  return await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ target }) => target.join(' '))
          .slice(0, 5)
          .join(' | ')}`,
    );
  });
}

/** With `PICTURES=yes` in the environment: keeps a picture of a page below .local, to be looked at by people. */
export async function picture(page, name) {
  if (process.env.PICTURES !== 'yes') return;
  const path = join(local, 'pictures', `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
}
