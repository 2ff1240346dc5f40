import { packagePurlOf } from '@red-tortoise/advisories';
import { CodedError } from '@red-tortoise/contracts';
import { parsePurl } from '@red-tortoise/manifests';

/** The ecosystem of a purl type, as OSV names it, with what stands between namespace and name there. */
const ecosystems = new Map([
  ['npm', { ecosystem: 'npm', separator: '/' }],
  ['pypi', { ecosystem: 'PyPI', separator: '/' }],
  ['cargo', { ecosystem: 'crates.io', separator: '/' }],
  ['golang', { ecosystem: 'Go', separator: '/' }],
  ['maven', { ecosystem: 'Maven', separator: ':' }],
  ['gem', { ecosystem: 'RubyGems', separator: '/' }],
]);

export interface NamedVersion {
  /** What advisories of the package are found by; null for a type that no advisory here can speak of. */
  packagePurl: string | null;
  version: string | null;
}

/** What an ecosystem or purl type is called here that a caller calls otherwise. */
export type EcosystemOf = (name: string) => string;

/** Reads a purl, with or without a version; qualifiers and subpath do not count. Throws `package.purl-invalid`. */
export function readPurl(text: string, ecosystemOf: EcosystemOf): NamedVersion {
  const purl = parsePurl(text);
  if (!purl) throw new CodedError('package.purl-invalid');
  const { type, namespace, name, version } = purl;
  const known = ecosystems.get(ecosystemOf(type));
  if (known === undefined) return { packagePurl: null, version };
  const fullName = namespace === null ? name : `${namespace}${known.separator}${name}`;
  return { packagePurl: packagePurlIn(known.ecosystem, fullName, (same) => same), version };
}

/** The purl of what an ecosystem (as OSV names it, `Debian:12` included) calls a package. */
export function packagePurlIn(ecosystem: string, name: string, ecosystemOf: EcosystemOf): string | null {
  // Half a character cannot be encoded, and is in no name.
  if (/\p{Surrogate}/u.test(name)) throw new CodedError('package.purl-invalid', 'the name is not valid Unicode');
  return packagePurlOf(ecosystemOf(ecosystem.split(':', 1)[0] ?? ecosystem), name);
}
