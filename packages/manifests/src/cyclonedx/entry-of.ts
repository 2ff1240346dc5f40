import { classifySource } from '../classify-source.js';
import type { Entry } from '../graph/component-graph.js';
import { elsewhere, type Origin, registry } from '../origin.js';
import { type PackageUrl, parsePurl } from '../package-url.js';
import { asFields, asList, asText, type Fields, isTrue } from '../reading/values.js';

/** One component of the SBOM as an entry; its purl, not its name, says what it is. */
export function entryOf(component: Fields): Entry {
  const properties = propertiesOf(component);
  const scope = asText(component.scope);
  const flags = {
    // Excluded is what tests and builds use: the specification has no other word for development.
    dev: scope === 'excluded' || properties.get('cdx:npm:package:development') === 'true',
    optional: scope === 'optional',
    bundled: properties.get('cdx:npm:package:bundled') === 'true',
    licence: licenceOf(component),
  };
  const given = asText(component.purl);
  const purl = given === null ? null : parsePurl(given);
  const version = purl?.version ?? asText(component.version);
  const name = (purl === null ? null : packageName(purl)) ?? nameOf(component) ?? '(unnamed)';
  return { name, version, origin: originOf(component, given, purl), ...flags };
}

/** `group` and `name`, which for npm are scope and name. */
export function nameOf({ group, name }: Fields): string | null {
  const own = asText(name);
  const scope = asText(group);
  return own !== null && scope !== null ? `${scope}/${own}` : own;
}

function packageName({ namespace, name }: PackageUrl): string {
  return namespace === null ? name : `${namespace}/${name}`;
}

function originOf(component: Fields, given: string | null, purl: PackageUrl | null): Origin {
  if (given === null) return elsewhere('no-purl', asText(component.type) ?? 'component');
  if (purl === null) return elsewhere('unparseable', given);
  if (purl.type !== 'npm') return elsewhere('unsupported-ecosystem', given);
  const { repository_url: repository, download_url: download } = purl.qualifiers;
  if (repository !== undefined) return elsewhere('private-registry', given);
  const source = download ?? distributionOf(component);
  if (source !== null) {
    const origin = classifySource(source, packageName(purl));
    if (origin.from !== 'unknown-source') return origin;
  }
  return registry;
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
