import { describe, expect, it } from '@jest/globals';
import { parseManifest } from '../parse-manifest.js';

describe('a bare package.json', () => {
  const { components, notAssessed, ...heading } = parseManifest(
    JSON.stringify({
      name: 'shop',
      dependencies: {
        exact: '1.2.3',
        equals: '=1.0.0',
        range: '^1.0.0',
        alias: 'npm:@s/real@2.0.0',
        soft: 'npm:other@^1',
      },
      devDependencies: { tag: 'latest', tool: 'v3.0.0', empty: '', or: '1.0.0 || 2.0.0' },
      optionalDependencies: { native: '1.0.0', range: '1.0.0' },
      peerDependencies: { host: '5.0.0' },
      bundledDependencies: ['exact'],
      overrides: { deep: '1.0.0' },
    }),
  );
  const reasons = parseManifest(
    JSON.stringify({
      dependencies: {
        a: 'file:../a',
        b: 'git+https://git.example.test/o/b.git',
        c: 'owner/c',
        d: 'https://files.example.test/d.tgz',
        e: 'workspace:*',
        f: 'link:../f',
        g: 'catalog:',
        h: 1,
      },
    }),
  ).notAssessed.map(({ name, reason }) => `${name} ${reason}`);

  it('has no graph', () => {
    expect(heading).toEqual({ format: 'package-json', formatVersion: '1', name: 'shop', hasGraph: false });
  });

  it('makes a component of an exact version only', () => {
    expect(
      components.map(({ purl, direct, dev, optional, peer, bundled }) => [
        purl,
        { direct, dev, optional, peer, bundled },
      ]),
    ).toEqual(
      [
        ['pkg:npm/%40s/real@2.0.0', {}],
        ['pkg:npm/equals@1.0.0', {}],
        ['pkg:npm/exact@1.2.3', { bundled: true }],
        ['pkg:npm/host@5.0.0', { peer: true }],
        ['pkg:npm/native@1.0.0', { optional: true }],
        ['pkg:npm/range@1.0.0', { optional: true }],
        ['pkg:npm/tool@3.0.0', { dev: true }],
      ].map(([purl, flags]) => {
        return [purl, { direct: true, dev: false, optional: false, peer: false, bundled: false, ...(flags as object) }];
      }),
    );
  });

  it('lists ranges as such', () => {
    expect(notAssessed.map(({ name, version, reason, detail }) => [name, version, reason, detail])).toEqual([
      ['empty', null, 'range-only', '*'],
      ['or', null, 'range-only', '1.0.0 || 2.0.0'],
      ['other', null, 'range-only', '^1'],
      ['tag', null, 'range-only', 'latest'],
    ]);
  });

  it('lists what no registry can speak for, with the reason', () => {
    expect(reasons).toEqual(['a file', 'b git', 'c git', 'd tarball', 'e workspace', 'f link', 'g range-only']);
  });
});
