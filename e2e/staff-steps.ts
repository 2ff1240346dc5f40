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

/** The first sign-in: a password, a phone that is enrolled by typing its secret, and the recovery codes. */
export async function enter(page: Page, admin: string, email: string): Promise<void> {
  await page.goto(admin);
  await page.getByLabel('E-mail address').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor();
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  await page.getByRole('textbox', { name: 'Code' }).fill(codeOf(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByRole('heading', { name: /^Hello/ }).waitFor();
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
