import { existsSync, readFileSync } from 'node:fs';
import { devFiles } from './dev-files.mjs';
import { printAddresses } from './print-addresses.mjs';
import { findInstance } from './running-instance.mjs';

/** Answers true, and says where, when this checkout runs already. */
export function sayWhenRunning() {
  const pid = findInstance(devFiles.instance);
  if (pid === undefined) return false;
  process.stdout.write(`\nRed Tortoise already runs in this checkout (process ${pid}).\n`);
  if (existsSync(devFiles.urls)) printAddresses(JSON.parse(readFileSync(devFiles.urls, 'utf8')));
  else process.stdout.write('It is still starting.\n');
  process.stdout.write(`  To stop it: Ctrl-C where it runs, or kill ${pid}\n\n`);
  return true;
}
