import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, local } from './paths.mjs';

const skipped = new Set(['node_modules', 'dist', 'generated', '.local']);

/** A hash of what these files and folders (below the root) hold; by content, as a checkout changes every date. */
export function fingerprint(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths.flatMap((path) => [...filesUnder(inRoot(path))])) {
    hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function* filesUnder(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) if (!skipped.has(name)) yield* filesUnder(join(path, name));
}

/**
 * Does `work` only when the inputs differ from the last time it went well, or when one of its outputs is gone.
 * Answers whether it did.
 */
export async function whenChanged({ name, inputs, outputs, stamps = join(local, 'stamps') }, work) {
  const stamp = join(stamps, name);
  const before = fingerprint(inputs);
  const made = outputs.every((path) => existsSync(inRoot(path)));
  if (made && existsSync(stamp) && readFileSync(stamp, 'utf8') === before) return false;
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(`${stamp}.new`, before);
  renameSync(`${stamp}.new`, stamp);
  return true;
}
