import { watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { inRoot } from '../paths.mjs';

const quietMilliseconds = 120;

/**
 * Restarts an app when its own compiled code changes, and all of them when a package's does. Answers with a function
 * that stops watching.
 */
export function restartOnChange(apps) {
  const due = new Set();
  let timer;
  const restartSoon = (changed) => {
    for (const app of changed) due.add(app);
    clearTimeout(timer);
    // The compiler writes a project file by file; one restart is for all of them.
    timer = setTimeout(() => {
      for (const app of due) void restart(app);
      due.clear();
    }, quietMilliseconds);
  };
  const watchers = apps.map((app) => watchCode(inRoot('apps', app.app.name, 'dist'), () => restartSoon([app])));
  const packages = readdir(inRoot('packages')).then((names) =>
    names.map((name) => watchCode(inRoot('packages', name, 'dist'), () => restartSoon(apps))),
  );
  return async () => {
    clearTimeout(timer);
    for (const watcher of [...watchers, ...(await packages)]) watcher?.close();
  };
}

function watchCode(folder, onChange) {
  const watcher = watch(folder, { recursive: true }, (_event, file) => {
    if (file?.endsWith('.js')) onChange();
  });
  return watcher.on('error', () => {});
}

async function restart(app) {
  const start = performance.now();
  await app.restart();
  process.stdout.write(`${app.app.name} restarted in ${Math.round(performance.now() - start)} ms\n`);
}
