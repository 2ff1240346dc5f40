import { describe, expect, it } from '@jest/globals';
import { headline } from './headline.js';

describe('a headline', () => {
  it('is the summary, or what stands for one that is missing', () => {
    expect(headline(' Prototype\n pollution in qs ', 'x')).toBe('Prototype pollution in qs');
    expect(headline(' \n ', 'CVE-2022-24999 in qs')).toBe('CVE-2022-24999 in qs');
  });

  it('ends at a word, or anywhere in a word without end', () => {
    expect(headline('word '.repeat(99), '')).toMatch(/^(?:word )+word…$/);
    expect(headline('x'.repeat(9_999), '')).toHaveLength(161);
  });
});
