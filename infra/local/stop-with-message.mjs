import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { styleText } from 'node:util';

/** An error that a person can act on: its message says what is wrong and what to do. Shown without a stack. */
export class Stop extends Error {}

/** Runs a command's main function; what goes wrong is printed and told by the exit code. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    const text = error instanceof Stop ? error.message : (error?.stack ?? String(error));
    process.stderr.write(`\n${styleText('red', text)}\n`);
    process.exitCode = 1;
  }
}

/** True for the file that node was started with. */
export function isMain(moduleUrl) {
  const started = process.argv[1];
  return started !== undefined && pathToFileURL(realpathSync(started)).href === moduleUrl;
}
