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
    process.exitCode = error?.exitCode ?? 1;
  }
}

/** True for the file that node was started with. */
export const isMain = (moduleUrl) => process.argv[1] !== undefined && moduleUrl === pathToUrl(process.argv[1]);

function pathToUrl(path) {
  return new URL(`file://${path.startsWith('/') ? '' : `${process.cwd()}/`}${path}`).href;
}
