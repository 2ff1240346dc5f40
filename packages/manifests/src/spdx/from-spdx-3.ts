import { asFields, asList, asText, type Fields } from '../reading/values.js';

const relationshipTypes: Record<string, string> = {
  dependsOn: 'DEPENDS_ON',
  contains: 'CONTAINS',
  describes: 'DESCRIBES',
  hasDynamicLink: 'DYNAMIC_LINK',
  hasStaticLink: 'STATIC_LINK',
  hasPrerequisite: 'HAS_PREREQUISITE',
};
const developmentScopes = new Set<unknown>(['development', 'build', 'test']);

/** An SPDX 3 document (JSON-LD, https://spdx.github.io/spdx-spec/v3.0.1/) in the shape that SPDX 2.3 has. */
export function fromSpdx3(file: Fields): Fields {
  const elements = asList(file['@graph']).map(asFields);
  const ofType = (type: string) => elements.filter((element) => element.type === type);
  const links = [...ofType('Relationship'), ...ofType('LifecycleScopedRelationship')];
  const expressions = new Map(
    ofType('simplelicensing_LicenseExpression').map((element) => [idOf(element), expressionOf(element)]),
  );
  const concluded = targetsByElement(links, 'hasConcludedLicense');
  const declared = targetsByElement(links, 'hasDeclaredLicense');
  const roots = [...ofType('software_Sbom'), ...ofType('SpdxDocument')];
  const version = asText(ofType('CreationInfo')[0]?.specVersion);
  return {
    spdxVersion: version === null ? undefined : `SPDX-${version}`,
    documentDescribes: roots.flatMap(({ rootElement }) => asList(rootElement)),
    packages: ofType('software_Package').map((element) => ({
      SPDXID: idOf(element),
      name: element.name,
      versionInfo: element.software_packageVersion,
      primaryPackagePurpose: element.software_primaryPurpose,
      downloadLocation: element.software_downloadLocation,
      externalRefs: purlsOf(element).map((purl) => ({ referenceType: 'purl', referenceLocator: purl })),
      licenseConcluded: expressions.get(concluded.get(idOf(element)) ?? ''),
      licenseDeclared: expressions.get(declared.get(idOf(element)) ?? ''),
    })),
    relationships: links.flatMap(relationshipsOf),
  };
}

function idOf(element: Fields): string | null {
  return asText(element.spdxId) ?? asText(element['@id']);
}

function expressionOf(element: Fields): unknown {
  return element.simplelicensing_licenseExpression;
}

function targetsByElement(links: Fields[], type: string): Map<string | null, string> {
  const found = links.filter(({ relationshipType }) => relationshipType === type);
  return new Map(found.map(({ from, to }) => [asText(from), asText(asList(to)[0]) ?? '']));
}

function purlsOf(element: Fields): unknown[] {
  const identifiers = asList(element.externalIdentifier).map(asFields);
  const typed = identifiers.filter(({ externalIdentifierType: type }) => type === 'packageUrl');
  return [element.software_packageUrl, ...typed.map(({ identifier }) => identifier)].filter(
    (purl) => asText(purl) !== null,
  );
}

function relationshipsOf({ from, to, relationshipType, scope }: Fields): Fields[] {
  const given = asText(relationshipType) ?? '';
  const type = Object.hasOwn(relationshipTypes, given) ? relationshipTypes[given] : undefined;
  if (type === undefined) return [];
  return asList(to).map((target) =>
    type === 'DEPENDS_ON' && developmentScopes.has(scope)
      ? { spdxElementId: target, relatedSpdxElement: from, relationshipType: 'DEV_DEPENDENCY_OF' }
      : { spdxElementId: from, relatedSpdxElement: target, relationshipType: type },
  );
}
