import { ManifestError } from '../manifest-error.js';
import type { XmlElement } from '../reading/read-xml.js';
import type { Fields } from '../reading/values.js';

const namespaceStart = 'http://cyclonedx.org/schema/bom/';

/**
 * What the reader takes from a CycloneDX document, in the shape that the JSON form has. Elements of other namespaces are
 * extensions, and nobody's components. Throws `manifest.invalid` for another root.
 */
export function fromXml(root: XmlElement): Fields {
  if (root.name !== 'bom' || !root.namespace.startsWith(namespaceStart)) {
    throw new ManifestError('manifest.invalid', 'Its outermost element is no bom of CycloneDX.');
  }
  const metadata = find(find(root, 'metadata'), 'component');
  return {
    specVersion: root.namespace.slice(namespaceStart.length),
    metadata: metadata === undefined ? {} : { component: componentOf(metadata) },
    components: componentsIn(root),
    dependencies: all(find(root, 'dependencies'), 'dependency').map((element) => ({
      ref: element.attributes.ref,
      dependsOn: all(element, 'dependency').map(({ attributes }) => attributes.ref),
    })),
  };
}

function componentsIn(element: XmlElement): Fields[] {
  return all(find(element, 'components'), 'component').map(componentOf);
}

function componentOf(element: XmlElement): Fields {
  return {
    type: element.attributes.type,
    'bom-ref': element.attributes['bom-ref'],
    group: textIn(element, 'group'),
    name: textIn(element, 'name'),
    version: textIn(element, 'version'),
    scope: textIn(element, 'scope'),
    purl: textIn(element, 'purl'),
    licenses: (find(element, 'licenses')?.children ?? []).map(licenceOf),
    externalReferences: all(find(element, 'externalReferences'), 'reference').map((reference) => ({
      type: reference.attributes.type,
      url: textIn(reference, 'url'),
    })),
    properties: all(find(element, 'properties'), 'property').map((property) => ({
      name: property.attributes.name,
      value: property.text.trim(),
    })),
    components: componentsIn(element),
  };
}

function licenceOf(element: XmlElement): Fields {
  if (element.name === 'expression') return { expression: element.text.trim() };
  return { license: { id: textIn(element, 'id'), name: textIn(element, 'name') } };
}

function all(parent: XmlElement | undefined, name: string): XmlElement[] {
  return (parent?.children ?? []).filter((child) => child.name === name && child.namespace === parent?.namespace);
}

function find(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((child) => child.name === name && child.namespace === parent.namespace);
}

/** Pretty printers put white space around text, which the schema lets readers drop. */
function textIn(parent: XmlElement, name: string): string | undefined {
  return find(parent, name)?.text.trim();
}
