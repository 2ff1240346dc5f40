import type { Entry } from '../graph/component-graph.js';
import { asFields, asList, asText, type Fields } from '../reading/values.js';
import { type EcosystemOf, identify } from '../sbom/identify.js';

/** One package of the SBOM as an entry. `licences` are the texts behind `LicenseRef-…`, by that name. */
export function entryOf(spdxPackage: Fields, licences: ReadonlyMap<string, string>, ecosystemOf: EcosystemOf): Entry {
  const declared = {
    name: asText(spdxPackage.name),
    version: asText(spdxPackage.versionInfo),
    kind: asText(spdxPackage.primaryPackagePurpose)?.toLowerCase() ?? 'package',
    source: sourceOf(asText(spdxPackage.downloadLocation)),
  };
  const identity = identify(purlOf(spdxPackage), declared, ecosystemOf);
  return { ...identity, licence: licenceOf(spdxPackage, licences) };
}

function purlOf(spdxPackage: Fields): string | null {
  const references = asList(spdxPackage.externalRefs).map(asFields);
  return asText(references.find(({ referenceType }) => referenceType === 'purl')?.referenceLocator);
}

/**
 * Many generators write a package's home here, whatever it was installed from. A commit or a path is no home: it is what
 * npm writes for a dependency from git or a folder.
 */
function sourceOf(location: string | null): string | null {
  if (location === null) return null;
  return /^file:/i.test(location) || /[#@][0-9a-f]{40}\b/i.test(location) ? location : null;
}

/** What the author of the SBOM found the licence to be, else what the package says of itself. */
function licenceOf(spdxPackage: Fields, licences: ReadonlyMap<string, string>): string | null {
  const given = [spdxPackage.licenseConcluded, spdxPackage.licenseDeclared].map(asText);
  const licence = given.find((text) => text !== null && text !== 'NOASSERTION' && text !== 'NONE') ?? null;
  return licence === null ? null : (licences.get(licence) ?? licence);
}
