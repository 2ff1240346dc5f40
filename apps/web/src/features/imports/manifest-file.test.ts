import { describe, expect, it } from '@jest/globals';
import { bytesText, refusalOf } from './manifest-file.js';

const limit = 32 * 1024 * 1024;
const file = (size: number) => ({ content: { size } as Blob, filename: 'package-lock.json' });

describe('what may be sent', () => {
  it('refuses an empty file and one above 32 MB, and takes one of exactly 32 MB', () => {
    expect(refusalOf(file(0))).toContain('empty');
    expect(refusalOf(file(limit))).toBeNull();
    expect(refusalOf(file(limit + 1))).toContain('larger than 32 MB');
  });

  it('says sizes as people do', () => {
    expect([812, 1434, 200 * 1024, limit].map(bytesText)).toEqual(['812 B', '1.4 kB', '200 kB', '32 MB']);
  });
});
