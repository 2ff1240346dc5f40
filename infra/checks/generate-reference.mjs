/**
 * Writes docs/reference from what the code declares. With `--check` it writes nothing and fails when a file is not
 * current. Needs a build (`npm run build`).
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { inRoot } from '../local/paths.mjs';
import { runMain, Stop } from '../local/stop-with-message.mjs';
import { adminChecksPage } from './admin-checks-page.mjs';
import { environmentPage } from './environment-page.mjs';
import { errorPages } from './error-pages.mjs';
import { openApiPage } from './openapi-page.mjs';

const folder = inRoot('docs/reference');

await runMain(async () => {
  const pages = new Map([...errorPages(), environmentPage(), adminChecksPage(), ...(await openApiPage())]);
  const stale = [...pages].filter(([path, text]) => read(path) !== text).map(([path]) => path);
  const orphaned = filesBelow(folder).filter((path) => !pages.has(path));
  if (process.argv.includes('--check')) complain([...stale, ...orphaned]);
  else write(pages, stale, orphaned);
});

function complain(paths) {
  if (paths.length === 0) return;
  const list = paths.map((path) => `  docs/reference/${path}`).join('\n');
  throw new Stop(`These files are not what the code declares; npm run fix writes them anew:\n${list}`);
}

function write(pages, stale, orphaned) {
  for (const path of stale) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), pages.get(path));
  }
  for (const path of orphaned) rmSync(join(folder, path));
}

function read(path) {
  return existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined;
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
