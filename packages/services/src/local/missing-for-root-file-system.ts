import { access } from 'node:fs/promises';
import { runProgram } from './run-program.js';

/** What keeps this machine from running the servers out of a root file system, in words; undefined where nothing does. */
export async function missingForRootFileSystem(): Promise<string | undefined> {
  if (process.platform !== 'linux') return `this is ${process.platform}`;
  if (process.getuid?.() !== 0) return 'not running as root';
  const hasApt = await access('/usr/bin/apt-get').then(
    () => true,
    () => false,
  );
  if (!hasApt) return 'there is no apt-get';
  const namespaces = await runProgram('unshare', ['--mount', '--pid', '--fork', 'true'], { timeoutMilliseconds: 5000 });
  if (namespaces.code !== 0) return `this container does not allow namespaces (${namespaces.output.trim()})`;
  return undefined;
}
