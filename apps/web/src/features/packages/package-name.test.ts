import { describe, expect, it } from '@jest/globals';
import { nameOfPurl, npmPurl } from './package-name.js';

describe('names and purls', () => {
  it('reads the name of plain, scoped and versioned purls', () => {
    expect(nameOfPurl('pkg:npm/express')).toBe('express');
    expect(nameOfPurl('pkg:npm/%40babel/core@7.0.0?x=y#z')).toBe('@babel/core');
    expect(nameOfPurl('nonsense')).toBe('nonsense');
    expect(nameOfPurl('pkg:npm/%E0%A4%A')).toBe('%E0%A4%A');
  });

  it('makes purls of npm names, there and back', () => {
    for (const name of ['express', '@babel/core', 'socket.io']) {
      expect(nameOfPurl(npmPurl(name) ?? '')).toBe(name);
    }
  });

  it('makes none of what is no name', () => {
    for (const wrong of ['', 'a b', '../x', '@scope', 'a/b', 'x'.repeat(215)]) expect(npmPurl(wrong)).toBeNull();
  });
});
