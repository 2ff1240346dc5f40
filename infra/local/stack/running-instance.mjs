import { existsSync, readFileSync, rmSync } from 'node:fs';
import { writeAtomically } from '../write-atomically.mjs';

/**
 * Says that this process runs the stack of this checkout. Answers with undefined, or with the pid of the process that
 * does so already.
 */
export function claimInstance(file) {
  const other = findInstance(file);
  if (other !== undefined) return other;
  writeAtomically(file, { pid: process.pid, birth: birthOf(process.pid) });
  // Two that start in the same moment both come this far; the last to write has it.
  const faster = findInstance(file);
  if (faster === undefined) process.once('exit', () => rmSync(file, { force: true }));
  return faster;
}

/** The pid of the process that runs the stack, or undefined. */
export function findInstance(file) {
  if (!existsSync(file)) return undefined;
  const { pid, birth } = JSON.parse(readFileSync(file, 'utf8'));
  return pid !== process.pid && birthOf(pid) !== undefined && birthOf(pid) === birth ? pid : undefined;
}

/** Tells a process from a later one with the same pid. Undefined when there is none. */
function birthOf(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return undefined;
  }
  const path = `/proc/${pid}/stat`;
  if (!existsSync('/proc/self/stat')) return 'unknown';
  if (!existsSync(path)) return undefined;
  // Field 22, counted from behind the command's name, which may hold spaces.
  return readFileSync(path, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')[19];
}
