import { closeSync, copyFileSync, mkdirSync, openSync, readSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

const sizeLimit = 5 * 1024 * 1024;

/** Opens a log for a server to append to. The server writes by itself, so its last words survive us. */
export function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true });
  boundLog(path);
  return openSync(path, 'a');
}

/** Keeps a log within about 5 MB and one older part of the same size. The writer appends, so it need not reopen. */
export function boundLog(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= sizeLimit) return;
  copyFileSync(path, `${path}.1`);
  truncateSync(path);
}

/** The last lines of a log, for an error message. */
export function readLogEnd(path: string, lines = 12): string {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const buffer = Buffer.alloc(Math.min(size, 8192));
  if (buffer.length === 0) return '(nothing written)';
  const file = openSync(path, 'r');
  try {
    readSync(file, buffer, 0, buffer.length, size - buffer.length);
  } finally {
    closeSync(file);
  }
  return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
}
