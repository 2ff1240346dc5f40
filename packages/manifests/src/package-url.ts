/** The parts of a package URL, decoded. Qualifiers keep their text as it is after decoding. */
export interface PackageUrl {
  type: string;
  namespace: string | null;
  name: string;
  version: string | null;
  qualifiers: Record<string, string>;
  subpath: string | null;
}

/**
 * Builds a canonical purl of the npm type, by https://github.com/package-url/purl-spec: the scope's `@` is encoded, and
 * names keep their case since old names differ by nothing else (`JSONStream` and `jsonstream` are two packages).
 */
export function npmPurl(name: string, version?: string): string {
  const slash = name.startsWith('@') ? name.indexOf('/') : -1;
  const path = slash === -1 ? encode(name) : `${encode(name.slice(0, slash))}/${encode(name.slice(slash + 1))}`;
  return version === undefined ? `pkg:npm/${path}` : `pkg:npm/${path}@${encode(version)}`;
}

/** Reads any purl; null where it breaks the specification. */
export function parsePurl(text: string): PackageUrl | null {
  const scheme = /^pkg:\/*/i.exec(text);
  if (scheme === null) return null;
  try {
    return parseParts(text.slice(scheme[0].length));
  } catch {
    return null; // a broken percent-encoding
  }
}

/** From the right to the left, as the specification has it, so that an `@` of a scope is not taken for a version's. */
function parseParts(text: string): PackageUrl | null {
  const [beforeSubpath, subpath] = splitLast(text, '#');
  const [beforeQualifiers, qualifierText] = splitLast(beforeSubpath, '?');
  const slash = beforeQualifiers.indexOf('/');
  if (slash === -1) return null;
  const type = beforeQualifiers.slice(0, slash).toLowerCase();
  const [path, version] = splitVersion(beforeQualifiers.slice(slash + 1));
  const segments = path.split('/').filter((segment) => segment !== '');
  const name = segments.pop();
  const qualifiers = parseQualifiers(qualifierText ?? '');
  if (!/^[a-z][a-z0-9.-]*$/.test(type) || name === undefined || qualifiers === null) return null;
  return {
    type,
    namespace: segments.length === 0 ? null : segments.map(decodeURIComponent).join('/'),
    name: decodeURIComponent(name),
    version: version === null || version === '' ? null : decodeURIComponent(version),
    qualifiers,
    subpath: parseSubpath(subpath ?? ''),
  };
}

/** An `@` with a slash behind it belongs to a scope that was not encoded. */
function splitVersion(path: string): [string, string | null] {
  const [before, version] = splitLast(path, '@');
  return version?.includes('/') ? [path, null] : [before, version];
}

function splitLast(text: string, separator: string): [string, string | null] {
  const at = text.lastIndexOf(separator);
  return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

function parseQualifiers(text: string): Record<string, string> | null {
  const qualifiers: [string, string][] = [];
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const key = pair.slice(0, equals).toLowerCase();
    if (equals === -1 || !/^[a-z.\-_][a-z0-9.\-_]*$/.test(key)) return null;
    if (equals < pair.length - 1) qualifiers.push([key, decodeURIComponent(pair.slice(equals + 1))]);
  }
  return Object.fromEntries(qualifiers);
}

function parseSubpath(text: string): string | null {
  const segments = text.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  return segments.length === 0 ? null : segments.map(decodeURIComponent).join('/');
}

/** Everything but letters, digits and `.-_~:` is encoded. The test spares the work for nearly every name. */
function encode(text: string): string {
  if (/^[A-Za-z0-9.\-_~:]*$/.test(text)) return text;
  const encoded = encodeURIComponent(text).replaceAll('%3A', ':');
  return encoded.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
