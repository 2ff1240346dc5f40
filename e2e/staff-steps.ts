import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const password = 'a long enough password';
const commands = fileURLToPath(new URL('../apps/admin/dist/staff/cli.js', import.meta.url));
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const halfMinute = 30_000;

/** As whoever runs an installation does it. */
export function hire(email: string, name: string, ...options: string[]): void {
  const args = [commands, 'create', email, '--name', name, ...options];
  const { status, stderr } = spawnSync(process.execPath, args, {
    input: `${password}\n`,
    encoding: 'utf8',
    env: process.env,
  });
  if (status !== 0) throw new Error(`${email} was not hired: ${stderr}`);
}

/**
 * The first sign-in: a password, a phone that is enrolled by typing its secret, and the recovery codes, which it answers
 * with. By the keyboard alone: each step has the focus where one goes on.
 */
export async function enter(page: Page, admin: string, email: string): Promise<string[]> {
  await page.goto(admin);
  await givePassword(page, email);
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor();
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  await page.keyboard.type(codeOf(secret));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Keep these codes' }).waitFor();
  const recoveryCodes = await page.locator('li code').allInnerTexts();
  await tabTo(page, 'I have kept them');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Hello/ }).waitFor();
  return recoveryCodes;
}

/** At the door. */
export async function givePassword(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').waitFor();
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

/** What has the focus, as a reader names it, and whether one sees that it has. */
const focused = `(() => {
  const at = document.activeElement;
  const said = at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent;
  const { top, bottom } = at.getBoundingClientRect();
  const ring = getComputedStyle(at).outlineStyle !== 'none' || at.matches('input, textarea');
  return { name: said.replace(' *', '').trim().slice(0, 60), shows: ring && bottom > 0 && top < innerHeight };
})()`;

export async function focusedName(page: Page): Promise<string> {
  return (await page.evaluate<{ name: string }>(focused)).name;
}

/** Walks with Tab, or backwards, until what is named so has the focus. Every stop must show that it has it. */
export async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const walked: string[] = [];
  for (let step = 0; step < 150; step++) {
    await page.keyboard.press(key);
    const now = await page.evaluate<{ name: string; shows: boolean }>(focused);
    walked.push(now.name);
    if (!now.shows) throw new Error(`Nobody sees that ${now.name} has the focus`);
    if (typeof name === 'string' ? now.name === name : name.test(now.name)) return;
  }
  throw new Error(`${name} is not reached from ${walked.slice(0, 12).join(', ')}`);
}

/** What an authenticator app shows now (RFC 6238). */
function codeOf(base32: string): string {
  const bits = [...base32].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / halfMinute)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const number = hash.readUInt32BE((hash[19] as number) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
