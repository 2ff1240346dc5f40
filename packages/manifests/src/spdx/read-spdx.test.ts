import { describe, expect, it } from '@jest/globals';
import { parseManifest } from '../parse-manifest.js';

const npm = (name: string, version = '1.0.0', more: object = {}) => ({
  SPDXID: `SPDXRef-${name}`,
  name,
  versionInfo: version,
  downloadLocation: 'NOASSERTION',
  externalRefs: [
    { referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator: 'cpe:2.3:a:x' },
    { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: `pkg:npm/${name}@${version}` },
  ],
  ...more,
});
const relate = (from: string, relationshipType: string, to: string) => ({
  spdxElementId: `SPDXRef-${from}`,
  relationshipType,
  relatedSpdxElement: `SPDXRef-${to}`,
});

function parse(file: object) {
  return parseManifest(JSON.stringify({ spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', ...file }));
}

describe('SPDX JSON', () => {
  const manifest = parse({
    hasExtractedLicensingInfos: [{ licenseId: 'LicenseRef-own', name: 'Own licence', extractedText: 'Do it.' }],
    packages: [
      npm('shop'),
      npm('web', '1.0.0', { licenseConcluded: 'NOASSERTION', licenseDeclared: 'MIT' }),
      npm('body', '2.0.0', { licenseConcluded: 'LicenseRef-own', licenseDeclared: 'MIT' }),
      npm('lint'),
      npm('fsevents'),
      npm('plugin'),
      npm('home', '1.0.0', { downloadLocation: 'https://git.example.test/home.git' }),
      npm('forked', '1.0.0', { downloadLocation: `git+ssh://git@git.example.test/forked.git#${'0'.repeat(40)}` }),
      npm('own', '1.0.0', { downloadLocation: 'file:../own' }),
      { SPDXID: 'SPDXRef-linux', name: 'linux', versionInfo: '6', primaryPackagePurpose: 'OPERATING-SYSTEM' },
      {
        ...npm('glued'),
        externalRefs: [{ referenceType: 'purl', referenceLocator: 'pkg:npm/glued%401.0.0' }],
      },
    ],
    relationships: [
      relate('DOCUMENT', 'DESCRIBES', 'shop'),
      relate('shop', 'DEPENDS_ON', 'web'),
      relate('shop', 'CONTAINS', 'home'),
      relate('shop', 'CONTAINS', 'body'),
      relate('body', 'DEPENDENCY_OF', 'web'),
      relate('lint', 'DEV_DEPENDENCY_OF', 'shop'),
      relate('plugin', 'DEPENDENCY_OF', 'lint'),
      relate('fsevents', 'OPTIONAL_DEPENDENCY_OF', 'web'),
      relate('web', 'DEPENDS_ON', 'nowhere'),
      relate('web', 'constructor', 'body'),
    ],
  });
  const find = (name: string) => manifest.components.find((component) => component.name === name);
  const names = (flag: 'direct' | 'dev' | 'optional') =>
    manifest.components.filter((component) => component[flag]).map(({ name }) => name);

  it('says what it is; the package that the document describes is the project', () => {
    const { format, formatVersion, name, hasGraph } = manifest;
    expect({ format, formatVersion, name, hasGraph }).toEqual({
      format: 'spdx-json',
      formatVersion: '2.3',
      name: 'shop',
      hasGraph: true,
    });
    expect(find('shop')).toBeUndefined();
  });

  it('what the project asks for is direct, and what it merely contains where nothing else asks for it', () => {
    expect(names('direct')).toEqual(['home', 'lint', 'web']);
    expect(find('body')).toMatchObject({ path: ['web@1.0.0', 'body@2.0.0'] });
    expect(find('web')?.requires).toEqual(['pkg:npm/body@2.0.0', 'pkg:npm/fsevents@1.0.0']);
  });

  it('flags are those of the relationships, and of what needs nothing else', () => {
    expect(names('dev')).toEqual(['lint', 'plugin']);
    expect(names('optional')).toEqual(['fsevents']);
  });

  it('a licence is the one concluded, else the one declared', () => {
    expect(find('web')?.licence).toBe('MIT');
    expect(find('body')?.licence).toBe('Own licence');
    expect(find('lint')?.licence).toBeNull();
  });

  it('everything else is listed with the reason', () => {
    expect(manifest.notAssessed.map(({ name, version, reason }) => [name, version, reason])).toEqual([
      ['forked', '1.0.0', 'git'],
      ['glued', '1.0.0', 'unparseable'],
      ['linux', '6', 'no-purl'],
      ['own', '1.0.0', 'file'],
    ]);
  });

  it('packages that a document describes and that own nothing are components', () => {
    const { components } = parse({ documentDescribes: ['SPDXRef-a', 'SPDXRef-b'], packages: [npm('a'), npm('b')] });
    expect(components.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('where no project is told, what nothing asks for is direct', () => {
    const { components } = parse({ packages: [npm('a'), npm('b')], relationships: [relate('a', 'DEPENDS_ON', 'b')] });
    expect(components.map(({ path }) => path)).toEqual([['a@1.0.0'], ['a@1.0.0', 'b@1.0.0']]);
  });

  it('version 2.2 is read', () => {
    expect(parse({ spdxVersion: 'SPDX-2.2', packages: [npm('a')] })).toMatchObject({ formatVersion: '2.2' });
  });
});

describe('SPDX 3 JSON', () => {
  const manifest = parseManifest(
    JSON.stringify({
      '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
      '@graph': [
        { type: 'CreationInfo', '@id': '_:info', specVersion: '3.0.1' },
        { type: 'software_Sbom', spdxId: 'urn:sbom', rootElement: ['urn:shop'] },
        { type: 'software_Package', spdxId: 'urn:shop', name: 'shop' },
        {
          type: 'software_Package',
          spdxId: 'urn:web',
          name: 'web',
          software_packageVersion: '1.0.0',
          software_packageUrl: 'pkg:npm/web@1.0.0',
        },
        {
          type: 'software_Package',
          spdxId: 'urn:lint',
          externalIdentifier: [{ externalIdentifierType: 'packageUrl', identifier: 'pkg:npm/lint@1.0.0' }],
        },
        { type: 'simplelicensing_LicenseExpression', spdxId: 'urn:mit', simplelicensing_licenseExpression: 'MIT' },
        { type: 'Relationship', from: 'urn:web', relationshipType: 'hasDeclaredLicense', to: ['urn:mit'] },
        { type: 'Relationship', from: 'urn:shop', relationshipType: 'dependsOn', to: ['urn:web'] },
        {
          type: 'LifecycleScopedRelationship',
          from: 'urn:shop',
          relationshipType: 'dependsOn',
          scope: 'development',
          to: ['urn:lint'],
        },
      ],
    }),
  );

  it('is read as version 2 is', () => {
    expect(manifest).toMatchObject({ format: 'spdx-json', formatVersion: '3.0.1', name: 'shop', notAssessed: [] });
    expect(manifest.components.map(({ name, direct, dev, licence }) => ({ name, direct, dev, licence }))).toEqual([
      { name: 'lint', direct: true, dev: true, licence: null },
      { name: 'web', direct: true, dev: false, licence: 'MIT' },
    ]);
  });
});
