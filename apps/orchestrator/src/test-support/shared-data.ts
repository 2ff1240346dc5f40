import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const besideTheCheckout = fileURLToPath(new URL('../../../../../shared', import.meta.url));

/** A file of real data that lies beside the checkout, or null with a word about it: tests are complete without. */
export function sharedData(name: string): string | null {
  const path = `${process.env.RED_TORTOISE_SHARED ?? besideTheCheckout}/data/${name}`;
  if (existsSync(path)) return path;
  console.info(`${name} is not beside this checkout: its part of this test runs on fixtures of our own`);
  return null;
}
