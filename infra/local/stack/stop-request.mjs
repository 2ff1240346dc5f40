import { readFileSync } from 'node:fs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Resolves with the reason when the stack should stop: a signal, or the end of the npm that started us (killed, it
 * cannot pass a signal on). A second Ctrl-C ends at once.
 */
export function stopRequested() {
  return new Promise((resolve) => {
    let asked = 0;
    for (const signal of signals) {
      process.on(signal, () => {
        asked += 1;
        if (asked > 1 && signal === 'SIGINT') process.exit(130);
        resolve(signal);
      });
    }
    watchLauncher(() => resolve('npm has ended'));
  });
}

function watchLauncher(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const launchers = ancestors(2);
  setInterval(() => {
    if (ancestors(2).some((pid, index) => pid !== launchers[index])) onGone();
  }, 1_000).unref();
}

/** The parent and, where the system tells, its parent: npm may start us through a shell. */
function ancestors(depth) {
  const found = [process.ppid];
  while (found.length < depth) {
    const parent = parentOf(found.at(-1));
    if (parent === undefined) break;
    found.push(parent);
  }
  return found;
}

function parentOf(pid) {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
