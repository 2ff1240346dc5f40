import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { whenChanged } from './fingerprint.mjs';

const stamps = mkdtempSync(join(tmpdir(), 'stamps-'));
afterAll(() => rmSync(stamps, { recursive: true }));

describe('work that depends on files', () => {
  const plan = { name: 'thing', inputs: ['package.json'], outputs: ['package.json'], stamps };
  const counted = () => {
    let runs = 0;
    const work = async () => {
      runs += 1;
    };
    return { work, runs: () => runs };
  };

  it('is done once for the same input', async () => {
    const { work, runs } = counted();
    expect(await whenChanged(plan, work)).toBe(true);
    expect(await whenChanged(plan, work)).toBe(false);
    expect(runs()).toBe(1);
  });

  it('is done again when the input has changed or an output is gone', async () => {
    const { work, runs } = counted();
    await whenChanged({ ...plan, inputs: ['README.md'] }, work);
    await whenChanged({ ...plan, inputs: ['README.md'], outputs: ['no-such-file'] }, work);
    expect(runs()).toBe(2);
  });

  it('is done again after it has failed', async () => {
    const other = { ...plan, name: 'failing' };
    await expect(whenChanged(other, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await whenChanged(other, async () => {})).toBe(true);
  });
});
