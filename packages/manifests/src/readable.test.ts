import { describe, expect, it } from '@jest/globals';
import { parseManifest } from './parse-manifest.js';
import { readable } from './readable.js';

describe('foreign text', () => {
  it('stays as it is when people can read it', () => {
    expect(readable('MIT OR (Apache-2.0 AND ©)')).toBe('MIT OR (Apache-2.0 AND ©)');
  });

  it('loses control characters and halves of characters, and has an end', () => {
    expect(readable('a\u0000b\u001b[31m\ud800c')).toBe('a\ufffdb\ufffd[31m\ufffdc');
    expect(readable('MIT\tor\r\nISC')).toBe('MIT or ISC');
    expect(readable('x'.repeat(10_000))).toHaveLength(501);
    expect(readable(`${'x'.repeat(499)}😀`)).toBe(`${'x'.repeat(499)}\ufffd…`);
  });

  it('is made so wherever a manifest brings it in', () => {
    const nasty = `\u0000\ud800${'x'.repeat(1_000)}`;
    const text = JSON.stringify({
      name: nasty,
      lockfileVersion: 3,
      packages: {
        '': { dependencies: { [nasty]: '1' } },
        [`node_modules/${nasty}`]: { version: nasty, resolved: `git+ssh://${nasty}`, dependencies: { a: '1' } },
        'node_modules/a': { version: '1.0.0', license: nasty },
      },
    });
    const strings: string[] = [];
    JSON.stringify(parseManifest(text), (_, value) => {
      if (typeof value === 'string') strings.push(value);
      return value;
    });
    expect(strings.filter((value) => /[\p{Cc}\p{Cs}]/u.test(value) || value.length > 1_010)).toEqual([]);
    expect(strings.filter((value) => value.includes('xxx')).length).toBeGreaterThanOrEqual(5);
  });
});
