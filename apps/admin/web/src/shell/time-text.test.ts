import { describe, expect, it } from '@jest/globals';
import { relativeTime } from './time-text.js';

const now = Date.parse('2026-11-21T12:00:00Z');

describe('a moment in words', () => {
  it.each([
    ['2026-11-21T11:59:30Z', 'just now'],
    ['2026-11-21T12:00:20Z', 'in a moment'],
    ['2026-11-21T11:58:00Z', '2 minutes ago'],
    ['2026-11-21T15:00:00Z', 'in 3 hours'],
    ['2026-11-20T11:00:00Z', 'yesterday'],
    ['2026-08-21T12:00:00Z', '3 months ago'],
    ['2024-11-20T12:00:00Z', '2 years ago'],
  ])('%s is %s', (at, words) => {
    expect(relativeTime(at, now)).toBe(words);
  });
});
