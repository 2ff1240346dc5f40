import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Packument } from '../packument.js';
import type { PackumentSource } from './packument-source.js';

/** A file is named after its package: `express.json`, `@scope/name.json` or `@scope%2fname.json`. */
export async function openPackumentDirectory(directory: string): Promise<PackumentSource> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json'));
  const paths = new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [nameOf(relative(directory, path)), path];
    }),
  );
  return {
    names: () => paths.keys(),
    async read(name) {
      const path = paths.get(name);
      return path === undefined ? null : (JSON.parse(await readFile(path, 'utf8')) as Packument);
    },
    close: async () => {},
  };
}

function nameOf(path: string): string {
  return decodeURIComponent(path.slice(0, -'.json'.length)).split(sep).join('/');
}
