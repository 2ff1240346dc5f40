import { existsSync, watch } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { transformFile } from '@swc/core';
import { inRoot } from '../paths.mjs';

const quietMilliseconds = 40;
/** As tsconfig.base.json has it. */
const options = {
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};

/**
 * Turns each source file that changes into its compiled file at once, without a look at types, and restarts the app that
 * it belongs to, or all apps for a package's file. The compiler follows some seconds later with the types and writes the
 * same again; nothing restarts for that. Answers with a function that stops watching.
 */
export async function transpileOnChange(apps) {
  const changed = new Set();
  let timer;
  const note = (file) => {
    changed.add(file);
    clearTimeout(timer);
    // An editor or a checkout writes several files; one restart is for all of them.
    timer = setTimeout(() => void apply(takeAll(changed), apps).catch(say), quietMilliseconds);
  };
  const packages = (await readdir(inRoot('packages'))).map((name) => inRoot('packages', name));
  const folders = [...packages, ...apps.map(({ app }) => inRoot('apps', app.name))];
  const watchers = folders
    .map((folder) => join(folder, 'src'))
    .filter(existsSync)
    .map((folder) => watchSources(folder, note));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

function watchSources(folder, note) {
  const watcher = watch(folder, { recursive: true }, (_event, name) => {
    if (name?.endsWith('.ts') && !/\.(test|d)\.ts$/.test(name)) note(join(folder, name));
  });
  return watcher.on('error', () => {});
}

async function apply(files, apps) {
  const start = performance.now();
  const there = files.filter(existsSync);
  await Promise.all(there.map(transpile));
  const due = apps.filter(({ app }) => there.some((file) => concerns(file, app.name)));
  await Promise.all(due.map((app) => app.restart()));
  if (due.length === 0) return;
  const names = due.map(({ app }) => app.name).join(', ');
  process.stdout.write(`${names} restarted, ${Math.round(performance.now() - start)} ms after the change\n`);
}

async function transpile(file) {
  const { code } = await transformFile(file, options);
  const compiled = file.replace(`${sep}src${sep}`, `${sep}dist${sep}`).replace(/\.ts$/, '.js');
  await mkdir(dirname(compiled), { recursive: true });
  await writeFile(compiled, code);
}

function concerns(file, app) {
  const [kind, name] = relative(inRoot(), file).split(sep);
  return kind === 'packages' || name === app;
}

function takeAll(files) {
  const all = [...files];
  files.clear();
  return all;
}

function say(error) {
  process.stderr.write(`${error.message}\n`);
}
