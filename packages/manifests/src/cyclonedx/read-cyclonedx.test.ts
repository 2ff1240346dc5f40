import { describe, expect, it } from '@jest/globals';
import { parseManifest } from '../parse-manifest.js';

function parse(file: object) {
  return parseManifest(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', ...file }));
}

const distribution = (url: string) => [{ type: 'distribution', url }];

describe('CycloneDX JSON', () => {
  const manifest = parse({
    metadata: { component: { 'bom-ref': 'shop', group: '@s', name: 'shop', purl: 'pkg:npm/%40s/shop@1.0.0' } },
    components: [
      {
        'bom-ref': 'web-1',
        type: 'library',
        name: 'web',
        version: '1.0.0',
        purl: 'pkg:npm/web@1.0.0?vcs_url=git%2Bhttps://git.example.test/web.git#packages/web',
        licenses: [{ license: { id: 'MIT' } }, { license: { name: 'Own licence' } }],
        components: [{ 'bom-ref': 'web-1|body', type: 'library', purl: 'pkg:npm/%40s/body@2.0.0', scope: 'optional' }],
      },
      { 'bom-ref': 'web-1 again', purl: 'pkg:npm/web@1.0.0', licenses: [{ expression: 'MIT OR ISC' }] },
      { purl: 'pkg:npm/@s%2fodd@1.0.0', properties: [{ name: 'cdx:npm:package:bundled', value: 'true' }] },
      { purl: 'pkg:npm/test@1.0.0', properties: [{ name: 'cdx:npm:package:development', value: 'true' }] },
      { purl: 'pkg:npm/lint@1.0.0', scope: 'excluded' },
      {
        purl: 'pkg:npm/mirrored@1.0.0',
        externalReferences: distribution('https://m.example.test/mirrored/-/mirrored-1.0.0.tgz'),
      },
      { purl: 'pkg:npm/forked@1.0.0', externalReferences: distribution('git+ssh://git@git.example.test/forked.git#0') },
      { purl: 'pkg:npm/own@1.0.0?repository_url=https://npm.example.test' },
      { purl: 'pkg:npm/versionless' },
      { purl: 'nonsense', name: 'broken', version: '1' },
      { type: 'operating-system', group: 'os', name: 'linux', version: '6' },
      { purl: 'pkg:maven/org.example/lib@1.0.0?type=jar' },
    ],
    dependencies: [
      { ref: 'shop', dependsOn: ['web-1', 'pkg:npm/test@1.0.0'] },
      { ref: 'web-1', dependsOn: ['web-1|body', 'nowhere'] },
      { ref: 'web-1|body' },
    ],
  });
  const find = (name: string) => manifest.components.find((component) => component.name === name);

  it('says what it is', () => {
    const { format, formatVersion, name, hasGraph } = manifest;
    expect({ format, formatVersion, name, hasGraph }).toEqual({
      format: 'cyclonedx-json',
      formatVersion: '1.6',
      name: '@s/shop',
      hasGraph: true,
    });
  });

  it('components by canonical purl, those inside of others too, the project itself not', () => {
    expect(manifest.components.map(({ purl }) => purl)).toEqual([
      'pkg:npm/%40s/body@2.0.0',
      'pkg:npm/%40s/odd@1.0.0',
      'pkg:npm/lint@1.0.0',
      'pkg:npm/mirrored@1.0.0',
      'pkg:npm/test@1.0.0',
      'pkg:npm/web@1.0.0',
    ]);
  });

  it('edges and paths are those of dependencies', () => {
    expect(manifest.components.filter(({ direct }) => direct).map(({ name }) => name)).toEqual(['test', 'web']);
    expect(find('web')?.requires).toEqual(['pkg:npm/%40s/body@2.0.0']);
    expect(find('@s/body')?.path).toEqual(['web@1.0.0', '@s/body@2.0.0']);
    expect(find('lint')?.path).toEqual([]);
  });

  it('flags and licences are those of the components', () => {
    expect(find('@s/body')?.optional).toBe(true);
    expect(manifest.components.filter(({ dev }) => dev).map(({ name }) => name)).toEqual(['lint', 'test']);
    expect(find('@s/odd')?.bundled).toBe(true);
    expect(find('web')?.licence).toBe('MIT AND Own licence');
  });

  it('everything else is listed with the reason', () => {
    expect(manifest.notAssessed.map(({ name, reason }) => [name, reason])).toEqual([
      ['broken', 'unparseable'],
      ['forked', 'git'],
      ['org.example/lib', 'unsupported-ecosystem'],
      ['os/linux', 'no-purl'],
      ['own', 'private-registry'],
      ['versionless', 'unparseable'],
    ]);
  });

  it.each(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'])('version %s is read', (specVersion) => {
    const components = [{ type: 'library', purl: 'pkg:npm/a@1.0.0' }];
    expect(parse({ specVersion, components })).toMatchObject({ formatVersion: specVersion, hasGraph: false });
    expect(parse({ specVersion, components }).components).toMatchObject([{ direct: false, path: [] }]);
  });

  it('without the project, what nothing depends on is direct', () => {
    const components = ['a', 'b', 'c'].map((name) => ({ 'bom-ref': name, purl: `pkg:npm/${name}@1.0.0` }));
    const dependencies = [
      { ref: 'a', dependsOn: ['b'] },
      { ref: 'b', dependsOn: ['c'] },
    ];
    expect(parse({ components, dependencies }).components.map(({ path }) => path.length)).toEqual([1, 2, 3]);
  });

  it('a component that is no object is against the rules', () => {
    expect(() => parse({ components: ['a'] })).toThrow(expect.objectContaining({ code: 'manifest.invalid' }));
  });
});
