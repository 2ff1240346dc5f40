import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { Packument } from '../packument.js';
import type { PackumentSource } from './packument-source.js';

interface Line {
  position: number;
  length: number;
}

/**
 * An NDJSON file, one document a line, `.gz` or plain. Memory holds a position per name. A compressed file cannot be
 * read from its middle, so its lines are laid out once in a temporary file that is unlinked while open: nothing stays
 * behind, however the process ends.
 */
export async function openPackumentLines(path: string): Promise<PackumentSource> {
  const compressed = path.endsWith('.gz');
  const file = compressed ? await openUnlinked() : await open(path, 'r');
  const input = createReadStream(path);
  const lines = await index(compressed ? input.pipe(createGunzip()) : input, compressed ? file : null);
  return {
    names: () => lines.keys(),
    async read(name) {
      const line = lines.get(name);
      return line ? (JSON.parse((await readLine(file, line)).toString()) as Packument) : null;
    },
    close: () => file.close(),
  };
}

async function openUnlinked(): Promise<FileHandle> {
  const directory = await mkdtemp(join(tmpdir(), 'packuments-'));
  const file = await open(join(directory, 'lines'), 'w+');
  await rm(directory, { recursive: true });
  return file;
}

async function index(input: AsyncIterable<Buffer>, copy: FileHandle | null): Promise<Map<string, Line>> {
  const lines = new Map<string, Line>();
  let position = 0;
  let pending: Buffer[] = [];
  const finishLine = () => {
    const line = Buffer.concat(pending);
    pending = [];
    if (line.length > 0) lines.set(nameOf(line), { position, length: line.length });
    position += line.length + 1;
  };
  for await (const chunk of input) {
    await copy?.appendFile(chunk);
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      pending.push(chunk.subarray(from, end));
      finishLine();
      from = end + 1;
    }
    pending.push(chunk.subarray(from));
  }
  finishLine();
  return lines;
}

/** npm's documents begin with `_id`, which spares parsing them all for their name. */
function nameOf(line: Buffer): string {
  const start = /^\{"_id":"([^"\\]+)"/.exec(line.toString('utf8', 0, 300));
  return start?.[1] ?? (JSON.parse(line.toString()) as Packument).name;
}

async function readLine(file: FileHandle, { position, length }: Line): Promise<Buffer> {
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer;
}
