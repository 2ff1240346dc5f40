import { describe, expect, it } from '@jest/globals';
import { parseManifest } from '@red-tortoise/manifests';
import { Ajv } from 'ajv';
import type { ReportedComponent } from '../project-report.js';
import { gather, sampleComponent, sampleReport } from '../test-support/sample-report.js';
import { spdxText } from './spdx-text.js';

/**
 * The official schema is in no package that could be installed. These are its parts that such a document uses, written
 * down from the specification: every field, which of them must be there, and what they may hold.
 */
const text = { type: 'string' };
const id = { type: 'string', pattern: '^SPDXRef-[a-zA-Z0-9.-]+$' };
const object = (properties: object, required: string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const list = (items: object) => ({ type: 'array', items });
const isValid = new Ajv().compile(
  object(
    {
      spdxVersion: { const: 'SPDX-2.3' },
      dataLicense: { const: 'CC0-1.0' },
      SPDXID: { const: 'SPDXRef-DOCUMENT' },
      name: text,
      documentNamespace: { type: 'string', pattern: '^https://[^#\\s]+$' },
      creationInfo: object(
        {
          created: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' },
          creators: list({ type: 'string', pattern: '^(Tool|Person|Organization): .+$' }),
        },
        ['created', 'creators'],
      ),
      documentDescribes: list(id),
      packages: list(
        object(
          {
            SPDXID: id,
            name: text,
            versionInfo: text,
            downloadLocation: { const: 'NOASSERTION' },
            filesAnalyzed: { const: false },
            licenseConcluded: { const: 'NOASSERTION' },
            licenseDeclared: text,
            copyrightText: { const: 'NOASSERTION' },
            primaryPackagePurpose: { enum: ['APPLICATION', 'LIBRARY'] },
            externalRefs: list(
              object(
                {
                  referenceCategory: { const: 'PACKAGE-MANAGER' },
                  referenceType: { const: 'purl' },
                  referenceLocator: { type: 'string', pattern: '^pkg:' },
                },
                ['referenceCategory', 'referenceType', 'referenceLocator'],
              ),
            ),
          },
          ['SPDXID', 'name', 'downloadLocation'],
        ),
      ),
      hasExtractedLicensingInfos: list(
        object(
          { licenseId: { type: 'string', pattern: '^LicenseRef-[a-zA-Z0-9.-]+$' }, name: text, extractedText: text },
          ['licenseId', 'extractedText'],
        ),
      ),
      relationships: list(
        object(
          {
            spdxElementId: id,
            relatedSpdxElement: id,
            relationshipType: {
              enum: ['DESCRIBES', 'DEPENDS_ON', 'CONTAINS', 'DEV_DEPENDENCY_OF', 'OPTIONAL_DEPENDENCY_OF'],
            },
          },
          ['spdxElementId', 'relatedSpdxElement', 'relationshipType'],
        ),
      ),
    },
    ['spdxVersion', 'dataLicense', 'SPDXID', 'name', 'documentNamespace', 'creationInfo'],
  ),
);

async function documentOf(components: ReportedComponent[]) {
  const document = JSON.parse(await gather(spdxText(sampleReport(components))));
  isValid(document);
  expect(isValid.errors ?? []).toEqual([]);
  const ids = new Set([document.SPDXID, ...document.packages.map(({ SPDXID }: { SPDXID: string }) => SPDXID)]);
  expect(ids.size).toBe(components.length + 2);
  for (const { spdxElementId, relatedSpdxElement } of document.relationships) {
    expect([ids.has(spdxElementId), ids.has(relatedSpdxElement)]).toEqual([true, true]);
  }
  return document;
}

const components = [
  sampleComponent('@s/body', '2.0.0', {
    path: ['web@1.0.0', '@s/body@2.0.0'],
    licence: 'SEE LICENSE IN x',
    requires: ['pkg:npm/deep@1.0.0-rc.1'],
  }),
  sampleComponent('deep', '1.0.0-rc.1', { path: ['web@1.0.0', '@s/body@2.0.0', 'deep@1.0.0-rc.1'] }),
  sampleComponent('fsevents', '1.0.0', { optional: true, path: ['web@1.0.0', 'fsevents@1.0.0'] }),
  sampleComponent('lint', '1.0.0', {
    direct: true,
    dev: true,
    path: ['lint@1.0.0'],
    licence: 'MIT',
    requires: ['pkg:npm/rule@1.0.0'],
  }),
  sampleComponent('rule', '1.0.0', { dev: true, path: ['lint@1.0.0', 'rule@1.0.0'], licence: 'MIT AND LicenseRef-x' }),
  sampleComponent('web', '1.0.0', {
    direct: true,
    licence: '(MIT OR Apache-2.0)',
    path: ['web@1.0.0'],
    requires: ['pkg:npm/%40s/body@2.0.0', 'pkg:npm/fsevents@1.0.0'],
  }),
];

describe('a project as SPDX', () => {
  it('has the form that the specification demands, without components too', async () => {
    expect((await documentOf([])).packages).toHaveLength(1);
    await documentOf(components);
  });

  it('parses back into the same components', async () => {
    const { components: found, notAssessed, name } = parseManifest(JSON.stringify(await documentOf(components)));
    expect({ notAssessed, name }).toEqual({ notAssessed: [], name: 'Web shop' });
    const same = ({ purl, name, version, direct, dev, optional, licence, path, requires }: ReportedComponent) => {
      return { purl, name, version, direct, dev, optional, licence, path, requires };
    };
    expect(found.map((component) => same(component as never))).toEqual(components.map(same));
  });

  it('a licence that is no expression is explained, and once', async () => {
    const odd = ['SEE LICENSE IN x', 'MIT', 'SEE LICENSE IN x', 'LicenseRef-foreign', 'MIT AND', '', null];
    const { packages, hasExtractedLicensingInfos } = await documentOf(
      odd.map((licence, index) => sampleComponent('a', `${index}.0.0`, { licence })),
    );
    expect(packages.slice(1).map(({ licenseDeclared }: { licenseDeclared: string }) => licenseDeclared)).toEqual([
      'LicenseRef-1',
      'MIT',
      'LicenseRef-1',
      'LicenseRef-2',
      'LicenseRef-3',
      'NOASSERTION',
      'NOASSERTION',
    ]);
    expect(hasExtractedLicensingInfos).toHaveLength(3);
  });

  it('names that differ in punctuation only have ids of their own', async () => {
    const names = ['a-b', 'a.b', 'a_b', 'a--b', '@a/b', 'a-5f-b', 'JSON', 'json'];
    await documentOf(names.map((name) => sampleComponent(name, '1.0.0')));
  });
});
