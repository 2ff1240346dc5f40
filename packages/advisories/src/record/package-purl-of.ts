import type { Ecosystem } from '@red-tortoise/contracts';

/** How a package of an ecosystem is written as a purl: https://github.com/package-url/purl-spec. */
const writers: Record<Ecosystem, (name: string) => string> = {
  npm: scoped,
  pypi: (name) => encode(name.toLowerCase().replaceAll('_', '-')),
  cargo: encode,
  golang: (name) => segments(name.toLowerCase(), '/'),
  maven: (name) => segments(name, ':'),
  gem: encode,
};
/** Purl types of those whom OSV names otherwise. */
const types = new Map([
  ['PyPI', 'pypi'],
  ['crates.io', 'cargo'],
  ['Go', 'golang'],
  ['Maven', 'maven'],
  ['RubyGems', 'gem'],
]);

/**
 * The purl of a package, without a version; null for an ecosystem that has none here. An ecosystem is named as OSV does,
 * or by its purl type. The name is well-formed Unicode.
 */
export function packagePurlOf(ecosystem: string, name: string): string | null {
  const type = types.get(ecosystem) ?? ecosystem;
  return isKnown(type) ? `pkg:${type}/${writers[type](name)}` : null;
}

const isKnown = (type: string): type is Ecosystem => Object.hasOwn(writers, type);

function scoped(name: string): string {
  const slash = name.startsWith('@') ? name.indexOf('/') : -1;
  return slash === -1 ? encode(name) : `${encode(name.slice(0, slash))}/${encode(name.slice(slash + 1))}`;
}

function segments(name: string, separator: string): string {
  return name.split(separator).map(encode).join('/');
}

/** Everything but letters, digits and `.-_~:` is encoded. The test spares the work for nearly every name. */
function encode(text: string): string {
  if (/^[A-Za-z0-9.\-_~:]*$/.test(text)) return text;
  const encoded = encodeURIComponent(text).replaceAll('%3A', ':');
  return encoded.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
