import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { boundLog, openLog, readLogEnd } from './log-file.js';

describe('a log', () => {
  let directory: string;
  let path: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'red-tortoise-log-'));
    path = join(directory, 'server.log');
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  it('above its limit becomes the older part, and its writer goes on at the beginning', () => {
    const writer = openLog(path);
    writeSync(writer, Buffer.alloc(5 * 1024 * 1024 + 1, 'x'));
    boundLog(path);
    writeSync(writer, 'after\n');
    expect(readFileSync(path, 'utf8')).toBe('after\n');
    expect(statSync(`${path}.1`).size).toBe(5 * 1024 * 1024 + 1);
  });

  it('tells its last lines, also when there is nothing', () => {
    expect(readLogEnd(path)).toBe('(nothing written)');
    writeFileSync(path, 'one\ntwo\nthree\n');
    expect(readLogEnd(path, 2)).toBe('two\nthree');
  });
});
