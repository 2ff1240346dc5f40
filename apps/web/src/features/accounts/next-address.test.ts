import { describe, expect, it } from '@jest/globals';
import { readNextSearch } from './next-address.js';

describe('where to go after signing in', () => {
  it('keeps an address of this site, with its filters', () => {
    const next = '/projects/1/components?search=express#top';
    expect(readNextSearch({ next })).toEqual({ next });
  });

  it('leads to no other site', () => {
    for (const next of [
      'https://evil.test/',
      '//evil.test/',
      '/\\evil.test',
      '\\/evil.test',
      'javascript:alert(1)',
      7,
    ]) {
      expect(readNextSearch({ next })).toEqual({ next: undefined });
    }
  });
});
