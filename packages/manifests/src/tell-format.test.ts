import { describe, expect, it } from '@jest/globals';
import { ManifestError } from './manifest-error.js';
import { parseManifest } from './parse-manifest.js';

const packageLock = JSON.stringify({ name: 'a', lockfileVersion: 3, packages: {} });
const packageJson = JSON.stringify({ name: 'a', dependencies: { b: '^1.0.0' } });
const cycloneDx = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', components: [] });

const info = { type: 'CreationInfo', specVersion: '3.0.1' };

function codeOf(content: Uint8Array | string, filename?: string): string {
  try {
    return `no error but ${parseManifest(content, { filename }).format}`;
  } catch (error) {
    return error instanceof ManifestError ? error.code : String(error);
  }
}

describe('the format', () => {
  it.each([
    [packageLock, 'yarn.lock', 'package-lock'],
    [packageLock, 'some/where/npm-shrinkwrap.json', 'npm-shrinkwrap'],
    [JSON.stringify({ name: 'a', dependencies: { b: { version: '1.0.0' } } }), 'a.json', 'npm-shrinkwrap'],
    [packageJson, 'package-lock.json', 'package-json'],
    [JSON.stringify({ name: 'a', version: '1.0.0' }), '', 'package-json'],
    ['{}', 'package.json', 'package-json'],
    [cycloneDx, 'package.json', 'cyclonedx-json'],
    ['<bom xmlns="http://cyclonedx.org/schema/bom/1.4"/>', 'package.json', 'cyclonedx-xml'],
    ['\n<?xml version="1.0"?><!-- a --><b:bom xmlns:b="http://cyclonedx.org/schema/bom/1.6"/>', '', 'cyclonedx-xml'],
    ['{"spdxVersion":"SPDX-2.3"}', 'package.json', 'spdx-json'],
    [
      JSON.stringify({ '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': [info] }),
      '',
      'spdx-json',
    ],
    ['# yarn lockfile v1\n', 'pnpm-lock.yaml', 'yarn-classic'],
    ['a@^1:\n  version "1.0.0"\n', 'yarn.lock', 'yarn-classic'],
    ['__metadata:\n  version: 8\n', 'pnpm-lock.yaml', 'yarn-berry'],
    ["lockfileVersion: '9.0'\n", 'yarn.lock', 'pnpm-lock'],
    ['# nothing here\n', 'pnpm-lock.yaml', 'pnpm-lock'],
  ])('%j named %j is %s: content goes before name', (content, filename, format) => {
    expect(parseManifest(content, { filename }).format).toBe(format);
  });

  it.each([
    ['<bom xmlns="http://cyclonedx.org/schema/bom/9.9"/>', 'manifest.version-not-supported'],
    ['<x xmlns="http://cyclonedx.org/schema/bom/1.4"/>', 'manifest.invalid'],
    ['<x y="http://cyclonedx.org/schema/bom/1.4"/>', 'manifest.invalid'],
    ['<bom xmlns="http://cyclonedx.org/schema/bom/1.4">', 'manifest.not-readable'],
    ['<rdf:RDF xmlns:spdx="http://spdx.org/rdf/terms#"/>', 'manifest.format-unknown'],
    ['<?xml version="1.0"?><project/>', 'manifest.format-unknown'],
    ['{"spdxVersion":"SPDX-2.1"}', 'manifest.version-not-supported'],
    ['{"spdxVersion":"SPDX-2.3","packages":{}}', 'manifest.invalid'],
    ['{"spdxVersion":"SPDX-2.3","packages":["a"]}', 'manifest.invalid'],
    ['{"@context":"https://spdx.org/rdf/3.0.0/spdx-context.jsonld","@graph":[]}', 'manifest.version-not-supported'],
    ['SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n', 'manifest.format-unknown'],
    ['{"hello":"world"}', 'manifest.format-unknown'],
    ['[1,2,3]', 'manifest.format-unknown'],
    ['just words', 'manifest.format-unknown'],
    ['', 'manifest.empty'],
    [' \n\t', 'manifest.empty'],
    ['{"lockfileVersion":3,"packages":{', 'manifest.not-readable'],
    ["lockfileVersion: '9.0'\npackages:\n  'a@1.0.0", 'manifest.not-readable'],
    ['# yarn lockfile v1\na@^1:\n  version "1.0', 'manifest.not-readable'],
    ['{"lockfileVersion":99}', 'manifest.version-not-supported'],
    ['{"lockfileVersion":"x"}', 'manifest.version-not-supported'],
    ["lockfileVersion: '42.0'\n", 'manifest.version-not-supported'],
    ['{"bomFormat":"CycloneDX","specVersion":"1.1"}', 'manifest.version-not-supported'],
    ['{"bomFormat":"CycloneDX","specVersion":1.4}', 'manifest.version-not-supported'],
    ['{"bomFormat":"CycloneDX","specVersion":"1.4","components":{}}', 'manifest.invalid'],
  ])('%j is refused with %s', (content, code) => {
    expect(codeOf(content)).toBe(code);
  });

  it('text may be UTF-8 or UTF-16, with a mark or without, with any line ends', () => {
    const lockfile = '# yarn lockfile v1\n\na@^1:\n  version "1.0.0"\n';
    const utf16 = Buffer.from(lockfile, 'utf16le');
    const bigEndian = Buffer.from(utf16).swap16();
    const mark = (bytes: number[], rest: Uint8Array) => Buffer.concat([Buffer.from(bytes), rest]);
    const texts = [
      Buffer.from(lockfile),
      mark([0xef, 0xbb, 0xbf], Buffer.from(lockfile)),
      mark([0xff, 0xfe], utf16),
      mark([0xfe, 0xff], bigEndian),
      utf16,
      bigEndian,
      `\ufeff${lockfile}`,
      lockfile.replaceAll('\n', '\r\n'),
    ];
    for (const text of texts)
      expect(parseManifest(text).components.map(({ purl }) => purl)).toEqual(['pkg:npm/a@1.0.0']);
  });

  it.each([
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xff, 0x7d])],
    ['a NUL character', '{"lockfileVersion":3,"packages":{}}\0'],
    ['an archive', Buffer.from([0x1f, 0x8b, 8, 0])],
  ])('%s is no text', (_, content) => {
    expect(codeOf(content)).toBe('manifest.not-text');
  });
});
