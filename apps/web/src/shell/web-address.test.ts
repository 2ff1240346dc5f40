import { describe, expect, it } from '@jest/globals';
import { webAddress } from './web-address.js';

describe('web addresses of packages', () => {
  it('keeps http and https', () => {
    expect(webAddress('https://example.com/a?b#c')).toBe('https://example.com/a?b#c');
    expect(webAddress('http://example.com/')).toBe('http://example.com/');
  });

  it('turns the spellings of git into pages', () => {
    const page = 'https://github.com/acme/tool';
    for (const spelling of [
      'git+https://github.com/acme/tool.git',
      'git://github.com/acme/tool.git',
      'git+ssh://git@github.com/acme/tool.git',
      'git@github.com:acme/tool.git',
      'github:acme/tool',
    ]) {
      expect(webAddress(spelling)).toBe(page);
    }
  });

  it('sends nobody to a script, a file or nonsense', () => {
    for (const trap of [
      'javascript:alert(1)',
      ' JavaScript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'x y',
    ]) {
      expect(webAddress(trap)).toBeNull();
    }
  });

  it('drops names and passwords', () => {
    expect(webAddress('https://user:secret@example.com/a')).toBe('https://example.com/a');
  });
});
