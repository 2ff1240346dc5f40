import { classifySource } from '../classify-source.js';
import type { Entry } from '../graph/component-graph.js';
import { elsewhere, type Origin, registry } from '../origin.js';
import { type PackageUrl, parsePurl } from '../package-url.js';

/** What a purl's type is called here that SBOMs call otherwise. */
export type EcosystemOf = (type: string) => string;

/** What an SBOM says of a component beside its purl. */
interface Declared {
  name: string | null;
  version: string | null;
  /** What it is, for a reader: `operating-system`. Told where there is no purl. */
  kind: string;
  /** Where the generator saw that the package was taken from. */
  source: string | null;
}

/** Its purl, not its name, says what a component is. The names that an SBOM gives are for readers. */
export function identify(
  given: string | null,
  declared: Declared,
  ecosystemOf: EcosystemOf,
): Pick<Entry, 'name' | 'version' | 'origin'> {
  const name = declared.name ?? '(unnamed)';
  if (given === null) return { name, version: declared.version, origin: elsewhere('no-purl', declared.kind) };
  const read = parsePurl(given);
  const purl = read && { ...read, type: ecosystemOf(read.type) };
  // An encoded @ makes the version a part of the name: `pkg:npm/a%401.0.0`.
  if (purl === null || (purl.type === 'npm' && purl.name.lastIndexOf('@') > 0)) {
    return { name, version: declared.version, origin: elsewhere('unparseable', given) };
  }
  const packageName = purl.namespace === null ? purl.name : `${purl.namespace}/${purl.name}`;
  const version = purl.version ?? declared.version;
  return { name: packageName, version, origin: originOf(given, purl, packageName, declared.source) };
}

function originOf(given: string, purl: PackageUrl, packageName: string, declaredSource: string | null): Origin {
  if (purl.type !== 'npm') return elsewhere('unsupported-ecosystem', given);
  const { repository_url: repository, download_url: download } = purl.qualifiers;
  if (repository !== undefined) return elsewhere('private-registry', given);
  const source = download ?? declaredSource;
  if (source !== null) {
    const origin = classifySource(source, packageName);
    if (origin.from !== 'unknown-source') return origin;
  }
  return registry;
}
