import { describe, expect, it } from '@jest/globals';
import { parseManifest } from '../parse-manifest.js';

const text = `<?xml version="1.0" encoding="UTF-8"?>
<!-- written by hand -->
<bom xmlns="http://cyclonedx.org/schema/bom/1.5" xmlns:x="http://extension.example.test/" version="1">
  <metadata>
    <component type="application" bom-ref="shop"><group>@s</group><name>shop</name></component>
  </metadata>
  <components>
    <component type="library" bom-ref="web-1">
      <name> web </name>
      <version>1.0.0</version>
      <licenses><license><id>MIT</id></license><license><name>Own licence</name></license></licenses>
      <purl>
        pkg:npm/web@1.0.0
      </purl>
      <x:purl>pkg:npm/other@1.0.0</x:purl>
      <components>
        <component type="library" bom-ref="body"><scope>optional</scope><purl>pkg:npm/%40s/body@2.0.0</purl></component>
      </components>
    </component>
    <component type="library">
      <licenses><expression>MIT OR ISC</expression></licenses>
      <purl><![CDATA[pkg:npm/lint@1.0.0?a=b&c=d]]></purl>
      <properties><property name="cdx:npm:package:development">true</property></properties>
    </component>
    <component type="library">
      <purl>pkg:npm/forked@1.0.0</purl>
      <externalReferences>
        <reference type="distribution"><url>git+ssh://git@git.example.test/forked.git#0</url></reference>
      </externalReferences>
    </component>
    <component type="operating-system"><name>linux</name><version>6</version></component>
    <x:component><purl>pkg:npm/foreign@1.0.0</purl></x:component>
  </components>
  <dependencies>
    <dependency ref="shop"><dependency ref="web-1"/></dependency>
    <dependency ref="web-1"><dependency ref="body"/></dependency>
  </dependencies>
</bom>`;

describe('CycloneDX XML', () => {
  const manifest = parseManifest(text);
  const find = (name: string) => manifest.components.find((component) => component.name === name);

  it('says what it is', () => {
    const { format, formatVersion, name, hasGraph } = manifest;
    expect({ format, formatVersion, name, hasGraph }).toEqual({
      format: 'cyclonedx-xml',
      formatVersion: '1.5',
      name: '@s/shop',
      hasGraph: true,
    });
  });

  it('holds what its own elements say, and nothing of extensions', () => {
    expect(manifest.components.map(({ purl }) => purl)).toEqual([
      'pkg:npm/%40s/body@2.0.0',
      'pkg:npm/lint@1.0.0',
      'pkg:npm/web@1.0.0',
    ]);
    expect(find('web')).toMatchObject({ direct: true, licence: 'MIT AND Own licence' });
    expect(find('@s/body')).toMatchObject({ optional: true, path: ['web@1.0.0', '@s/body@2.0.0'] });
    expect(find('lint')).toMatchObject({ dev: true, licence: 'MIT OR ISC' });
    expect(manifest.notAssessed.map(({ name, reason }) => [name, reason])).toEqual([
      ['forked', 'git'],
      ['linux', 'no-purl'],
    ]);
  });

  it('a prefix changes nothing', () => {
    const prefixed = text
      .replaceAll(/<(\/?)(?=[A-Za-z]+[ >/])/g, '<$1cdx:')
      .replace('xmlns="http://cyclonedx', 'xmlns:cdx="http://cyclonedx');
    expect(prefixed).toContain('<cdx:component type="library" bom-ref="web-1">');
    expect(parseManifest(prefixed)).toEqual(manifest);
  });

  it.each(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7'])('version %s is read', (version) => {
    const other = text.replace('bom/1.5', `bom/${version}`);
    expect(parseManifest(other)).toEqual({ ...manifest, formatVersion: version });
  });
});
