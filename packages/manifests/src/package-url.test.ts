import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { npmPurl, parsePurl } from './package-url.js';

describe('package URLs', () => {
  it.each([
    ['left-pad', '1.3.0', 'pkg:npm/left-pad@1.3.0'],
    ['@scope/name', '1.2.3-rc.1', 'pkg:npm/%40scope/name@1.2.3-rc.1'],
    ['JSONStream', '1.3.5', 'pkg:npm/JSONStream@1.3.5'],
    ['domino', '2.1.6+git', 'pkg:npm/domino@2.1.6%2Bgit'],
    ["it's!", '1.0.0', 'pkg:npm/it%27s%21@1.0.0'],
  ])('%s %s is %s', (name, version, purl) => {
    expect(npmPurl(name, version)).toBe(purl);
  });

  it('the package of a component is its purl without the version', () => {
    expect(npmPurl('@scope/name')).toBe('pkg:npm/%40scope/name');
  });

  it('what was built is read back the same', () => {
    const name = fc.stringMatching(/^(@[a-z0-9._~!'()*-]+\/)?[A-Za-z0-9._~!'()*-]+$/);
    const version = fc.stringMatching(/^\d+\.\d+\.\d+(-[a-z0-9.]+)?(\+[a-z0-9.]+)?$/);
    fc.assert(
      fc.property(name, version, (nameText, versionText) => {
        const purl = parsePurl(npmPurl(nameText, versionText));
        expect([purl?.namespace, purl?.name].filter(Boolean).join('/')).toBe(nameText);
        expect(purl?.version).toBe(versionText);
      }),
    );
  });

  it('a scope is read encoded or not, and qualifiers and subpath stay apart', () => {
    const parts = { type: 'npm', namespace: '@babel', name: 'core', version: '7.0.0' };
    expect(parsePurl('pkg:npm/%40babel/core@7.0.0')).toEqual({ ...parts, qualifiers: {}, subpath: null });
    expect(parsePurl('pkg:npm/@babel/core@7.0.0?vcs_url=git%2Bssh://host#packages/./core/')).toEqual({
      ...parts,
      qualifiers: { vcs_url: 'git+ssh://host' },
      subpath: 'packages/core',
    });
    expect(parsePurl('pkg:npm/@babel/core')?.version).toBeNull();
  });

  it.each([
    '',
    'npm/a@1',
    'pkg:npm',
    'pkg:npm/',
    'pkg:npm/@1.0.0',
    'pkg:3npm/a',
    'pkg:n&m/a',
    'pkg:npm/a?in%20b=1',
    'pkg:npm/%zz',
  ])('%j is no purl', (text) => {
    expect(parsePurl(text)).toBeNull();
  });
});
