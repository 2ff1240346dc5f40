import { mkdtempSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { boundLog, openLog, readLogEnd } from './log-file.js';

describe('a log', () => {
  it('above its limit becomes the older part, and its writer goes on at the beginning', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'red-tortoise-log-')), 'server.log');
    const writer = openLog(path);
    writeSync(writer, Buffer.alloc(5 * 1024 * 1024 + 1, 'x'));
    boundLog(path);
    writeSync(writer, 'after\n');
    expect(readFileSync(path, 'utf8')).toBe('after\n');
    expect(statSync(`${path}.1`).size).toBe(5 * 1024 * 1024 + 1);
  });

  it('tells its last lines, also when there is nothing', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'red-tortoise-log-')), 'server.log');
    expect(readLogEnd(path)).toBe('(nothing written)');
    writeFileSync(path, 'one\ntwo\nthree\n');
    expect(readLogEnd(path, 2)).toBe('two\nthree');
  });
});
