import { describe, expect, it } from '@jest/globals';
import { guessFilename, guessProjectName } from './guess-names.js';

describe('guessing a project name', () => {
  it('takes the name that the manifest gives itself', () => {
    const lock = '{\n "name": "@acme/web-shop",\n "lockfileVersion": 3, "packages": {"": {"name": "other"}}';
    expect(guessProjectName('package-lock.json', lock)).toBe('@acme/web-shop');
  });

  it('does not take the name of something inside', () => {
    expect(guessProjectName('package-lock.json', '{"lockfileVersion":3,"packages":{"":{"name":"inner"}}}')).toBe('');
    expect(guessProjectName('shop.json', '{"packages":{"a":{"name":"inner"}}}')).toBe('shop');
  });

  it('takes the component that an SBOM is about', () => {
    const bom =
      '{"bomFormat":"CycloneDX","metadata":{"tools":[{"name":"cdx"}],"component":{"type":"a","name":"shop"}}}';
    expect(guessProjectName('bom.json', bom)).toBe('shop');
  });

  it('takes it from XML as well, and never the name of a tool', () => {
    const bom = (inside: string) => `<?xml version="1.0"?><bom><metadata>${inside}</metadata></bom>`;
    const tool = '<tools><tool><name>cdx</name></tool></tools>';
    expect(guessProjectName('bom.xml', bom(`${tool}<component type="application"><name>shop</name></component>`))).toBe(
      'shop',
    );
    expect(guessProjectName('bom.xml', bom(tool))).toBe('');
  });

  it('takes the name of an SPDX document', () => {
    const document = '{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","name":"shop","creationInfo":{}}';
    expect(guessProjectName('sbom.spdx.json', document)).toBe('shop');
  });

  it('falls back to a telling file name, never to an ordinary one', () => {
    expect(guessProjectName('web-shop.cdx.json', 'not json')).toBe('web-shop');
    expect(guessProjectName('checkout.package-lock.json.gz', '\u001f\u008b')).toBe('checkout');
    for (const ordinary of [
      'yarn.lock',
      'pnpm-lock.yaml',
      'package-lock.json.gz',
      'bom.cdx.json',
      'sbom.spdx.json',
      'bom.xml',
    ]) {
      expect(guessProjectName(ordinary, '')).toBe('');
    }
  });

  it('reads escapes, and survives a name that is cut off', () => {
    expect(guessProjectName('package-lock.json', '{"name": "a\\"b", "version": "1"')).toBe('a"b');
    expect(guessProjectName('package-lock.json', '{"name": "cut')).toBe('');
  });

  it('is never longer than the API takes', () => {
    expect(guessProjectName('package.json', JSON.stringify({ name: 'x'.repeat(300) }))).toHaveLength(100);
  });
});

describe('naming pasted text', () => {
  it('tells the formats apart by their first lines', () => {
    expect(guessFilename('{"lockfileVersion": 3}')).toBe('package-lock.json');
    expect(guessFilename('{"bomFormat": "CycloneDX"}')).toBe('bom.json');
    expect(guessFilename('{"spdxVersion": "SPDX-2.3"}')).toBe('sbom.spdx.json');
    expect(guessFilename('<?xml version="1.0"?><bom/>')).toBe('bom.xml');
    expect(guessFilename('{"dependencies": {}}')).toBe('package.json');
    expect(guessFilename("lockfileVersion: '9.0'\n")).toBe('pnpm-lock.yaml');
    expect(guessFilename('# yarn lockfile v1\n')).toBe('yarn.lock');
  });
});
