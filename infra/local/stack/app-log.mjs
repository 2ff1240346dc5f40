import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

const largest = 10 * 1024 * 1024;
const errorLevel = 50;

/**
 * Writes what an app says to a file (one older file is kept) and hands each error, as one readable line, to `onError`.
 * Apps log JSON lines as pino writes them: `level`, `msg`, `err`.
 */
export class AppLog {
  #file;
  #last = [];

  constructor(path, onError) {
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(path) && statSync(path).size > largest) renameSync(path, `${path}.1`);
    this.#file = createWriteStream(path, { flags: 'a', mode: 0o600 });
    this.path = path;
    this.onError = onError;
  }

  follow(child) {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => this.#take(line));
    }
  }

  /** The last lines, for a message about an app that does not start. */
  tail() {
    return this.#last.map(readable).join('\n');
  }

  close() {
    this.#file.end();
  }

  #take(line) {
    this.#file.write(`${line}\n`);
    this.#last = [...this.#last.slice(-14), line];
    const entry = parse(line);
    if (entry?.level >= errorLevel) this.onError(readable(line));
  }
}

function readable(line) {
  const entry = parse(line);
  if (!entry) return line;
  const cause = entry.err?.message && entry.err.message !== entry.msg ? ` (${entry.err.message})` : '';
  return `${entry.msg ?? ''}${cause}`;
}

function parse(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
