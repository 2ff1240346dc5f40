import type { ProjectReport, ReportedComponent } from '../project-report.js';
import { inAddress } from '../writing/in-address.js';
import { inPieces } from '../writing/in-pieces.js';
import { jsonText } from '../writing/json-text.js';
import { mapped } from '../writing/mapped.js';
import { LicenceReferences } from './licence-references.js';
import { relationshipsOf } from './relationships-of.js';
import { documentId, idOf, projectId } from './spdx-ids.js';

/** An SPDX 2.3 document (https://spdx.github.io/spdx-spec/v2.3/): packages and who needs whom. */
export function spdxText({ id, project, createdAt, toolVersion, components }: ProjectReport) {
  const licences = new LicenceReferences();
  const optional = new Set<string>();
  const document = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: documentId,
    name: project,
    // Names the document; nothing is there, and nothing needs to be.
    documentNamespace: `https://spdx.org/spdxdocs/${inAddress(project)}-${id}`,
    creationInfo: {
      created: createdAt.replace(/\.\d+Z$/, 'Z'),
      creators: [`Tool: Red Tortoise-${toolVersion}`],
    },
    documentDescribes: [projectId],
    packages: packagesOf(project, components(), (component) => {
      if (component.optional) optional.add(component.purl);
      return packageOf(component, licences);
    }),
    // The order matters: what the packages refer to is known once they are written.
    hasExtractedLicensingInfos: licences.described(),
    relationships: relationshipsOf(components(), optional),
  };
  return inPieces(jsonText(document));
}

async function* packagesOf(
  project: string,
  components: AsyncIterable<ReportedComponent>,
  change: (component: ReportedComponent) => object,
) {
  yield { SPDXID: projectId, name: project, ...unknown, licenseDeclared: none, primaryPackagePurpose: 'APPLICATION' };
  yield* mapped(components, change);
}

const none = 'NOASSERTION';
const unknown = {
  downloadLocation: none,
  filesAnalyzed: false,
  licenseConcluded: none,
  copyrightText: none,
};

function packageOf(component: ReportedComponent, licences: LicenceReferences) {
  const { purl, name, version, licence } = component;
  return {
    SPDXID: idOf(purl),
    name,
    versionInfo: version,
    ...unknown,
    licenseDeclared: !licence ? none : licences.refer(licence),
    primaryPackagePurpose: 'LIBRARY',
    externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
  };
}
