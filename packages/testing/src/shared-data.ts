import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface SharedData {
  /** The unpacked folder; null where the data is not there, of which standard error tells. */
  folder: string | null;
  /** Removes what was unpacked for this test. */
  remove(): void;
}

/**
 * Real lockfiles, advisories and vectors that lie beside the checkout, and so may be missing: unpacked in
 * RED_TORTOISE_DATA, or packed in RED_TORTOISE_SHARED (default: ../shared).
 *
 * @param use what a test compares with it: said where it cannot
 * @param tarOptions what of the archive to unpack, such as `--exclude=advisories*`; all of it by default
 */
export function openSharedData(use: string, ...tarOptions: string[]): SharedData {
  const unpacked = process.env.RED_TORTOISE_DATA;
  if (unpacked) return { folder: unpacked, remove: () => {} };
  const archive = join(resolve(process.env.RED_TORTOISE_SHARED || '../shared'), 'data', 'real.tar.xz');
  if (!existsSync(archive)) {
    process.stderr.write(`The shared data is not here: ${use}.\n`);
    return { folder: null, remove: () => {} };
  }
  const target = mkdtempSync(join(tmpdir(), 'red-tortoise-data-'));
  execFileSync('tar', ['-xJf', archive, '-C', target, ...tarOptions]);
  const inside = readdirSync(target);
  // The archive may hold one folder with everything in it.
  const isWrapped = inside.length === 1 && !/^(vectors|advisories)/.test(inside[0] ?? '');
  const folder = isWrapped ? join(target, inside[0] ?? '') : target;
  return { folder, remove: () => rmSync(target, { recursive: true }) };
}
