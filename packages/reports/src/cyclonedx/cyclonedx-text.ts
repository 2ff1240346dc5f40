import { spdxExpressions } from '../licences/spdx-expressions.js';
import type { ProjectReport, ReportedComponent } from '../project-report.js';
import { inPieces } from '../writing/in-pieces.js';
import { jsonText } from '../writing/json-text.js';
import { mapped } from '../writing/mapped.js';
import { projectReference, vulnerabilityOf } from './vulnerability-of.js';

/** A CycloneDX 1.6 document (https://cyclonedx.org/docs/1.6/json): components, dependencies, and findings as VEX. */
export function cycloneDxText({ id, project, createdAt, toolVersion, components, findings }: ProjectReport) {
  const isExpression = spdxExpressions();
  const present = new Set<string>();
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${id}`,
    version: 1,
    metadata: {
      timestamp: createdAt,
      tools: { components: [{ type: 'application', name: 'Red Tortoise', version: toolVersion }] },
      component: { type: 'application', 'bom-ref': projectReference, name: project },
    },
    // The order matters: which components are there is known once they are written.
    components: mapped(components(), (component) => {
      present.add(component.purl);
      return componentOf(component, isExpression);
    }),
    dependencies: dependenciesOf(components()),
    vulnerabilities: mapped(findings(), (finding) => vulnerabilityOf(finding, present.has(finding.purl))),
  };
  return inPieces(jsonText(document));
}

function componentOf(component: ReportedComponent, isExpression: (licence: string) => boolean) {
  const { purl, name, version, dev, optional, bundled, licence } = component;
  const slash = name.lastIndexOf('/');
  const properties = [
    ...(dev ? [{ name: 'cdx:npm:package:development', value: 'true' }] : []),
    ...(bundled ? [{ name: 'cdx:npm:package:bundled', value: 'true' }] : []),
  ];
  return {
    type: 'library',
    'bom-ref': purl,
    ...(slash === -1 ? {} : { group: name.slice(0, slash) }),
    name: name.slice(slash + 1),
    version,
    scope: optional ? 'optional' : dev ? 'excluded' : 'required',
    ...(!licence ? {} : { licenses: [isExpression(licence) ? { expression: licence } : named(licence)] }),
    purl,
    ...(properties.length === 0 ? {} : { properties }),
  };
}

function named(licence: string) {
  return { license: { name: licence } };
}

async function* dependenciesOf(components: AsyncIterable<ReportedComponent>) {
  const direct: string[] = [];
  for await (const component of components) {
    if (component.direct) direct.push(component.purl);
    yield { ref: component.purl, dependsOn: component.requires };
  }
  yield { ref: projectReference, dependsOn: direct };
}
