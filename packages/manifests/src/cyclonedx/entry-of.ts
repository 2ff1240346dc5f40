import type { Entry } from '../graph/component-graph.js';
import { asFields, asList, asText, type Fields, isTrue } from '../reading/values.js';
import { type EcosystemOf, identify } from '../sbom/identify.js';

/** One component of the SBOM as an entry. */
export function entryOf(component: Fields, ecosystemOf: EcosystemOf): Entry {
  const properties = propertiesOf(component);
  const scope = asText(component.scope);
  const declared = {
    name: nameOf(component),
    version: asText(component.version),
    kind: asText(component.type) ?? 'component',
    source: distributionOf(component),
  };
  const identity = identify(asText(component.purl), declared, ecosystemOf);
  return {
    ...identity,
    // Excluded is what tests and builds use: the specification has no other word for development.
    dev: scope === 'excluded' || properties.get('cdx:npm:package:development') === 'true',
    optional: scope === 'optional',
    bundled: properties.get('cdx:npm:package:bundled') === 'true',
    licence: licenceOf(component),
  };
}

/** `group` and `name`, which for npm are scope and name. */
export function nameOf({ group, name }: Fields): string | null {
  const own = asText(name);
  const scope = asText(group);
  return own !== null && scope !== null ? `${scope}/${own}` : own;
}

/** Where the generator saw that the package was taken from; other kinds of references tell about its home. */
function distributionOf(component: Fields): string | null {
  const references = asList(component.externalReferences).map(asFields);
  return asText(references.find(({ type }) => type === 'distribution')?.url);
}

function propertiesOf(component: Fields): Map<string, string> {
  const pairs = asList(component.properties).map(asFields);
  return new Map(pairs.map(({ name, value }) => [asText(name) ?? '', isTrue(value) ? 'true' : (asText(value) ?? '')]));
}

/** An expression as it is; of several licences without one each applies, as the specification says. */
function licenceOf(component: Fields): string | null {
  const licences = asList(component.licenses).map(asFields);
  const texts = licences.map(({ expression, license }) => {
    const { id, name } = asFields(license);
    return asText(expression) ?? asText(id) ?? asText(name);
  });
  return texts.filter((text) => text !== null).join(' AND ') || null;
}
