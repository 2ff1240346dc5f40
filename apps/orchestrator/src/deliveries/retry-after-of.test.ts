import { describe, expect, it } from '@jest/globals';
import { retryAfterOf } from './retry-after-of.js';

const now = Date.parse('2026-11-20T09:30:00Z');

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 5 ', 5_000],
    ['Fri, 20 Nov 2026 09:31:00 GMT', 60_000],
    ['86400', 3_600_000],
    ['9'.repeat(400), null],
    ['Fri, 20 Nov 2026 09:29:00 GMT', null],
    ['0', null],
    ['-5', null],
    ['soon', null],
    [null, null],
  ])('%s is %s milliseconds', (header, expected) => expect(retryAfterOf(header, now)).toBe(expected));
});
