/**
 * Checks types and compiles on each change. Between `npm run dev` and the compiler, which is no Node program and would not notice that
 * the one who started it is gone; this process does (exit-with-parent.mjs), and takes the compiler with it.
 */
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { inRoot } from '../paths.mjs';

const { default: executablePath } = await import(inRoot('node_modules/ts7/lib/getExePath.js'));

const compiler = spawn(executablePath(), ['-b', '--watch', '--preserveWatchOutput'], {
  cwd: inRoot(),
  stdio: ['ignore', 'inherit', 'inherit'],
});
// What restarts meanwhile is what somebody waits for; the types may come a moment later.
setPriority(compiler.pid, constants.priority.PRIORITY_LOW);
// It keeps nothing that would be lost, and does not always listen to less.
process.once('SIGTERM', () => compiler.kill('SIGKILL'));
compiler.once('exit', (code) => process.exit(code ?? 0));
