import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The files of a folder, and of those below, that hold OSV records by their name. Links are not followed. */
export async function advisoryFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(?:json|ndjson|jsonl)(?:\.gz)?$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
