import { CodedError } from '@red-tortoise/contracts';
import { npmPurl, parsePurl } from '@red-tortoise/manifests';

export interface NamedPackage {
  /** Canonical: what documents and events go by. */
  packagePurl: string;
  ecosystem: string;
  name: string;
}

/**
 * Reads the purl of a package, without a version. Throws `package.purl-invalid`.
 *
 * @param ecosystemOf what a type is called here, for a purl that somebody has written
 */
export function parsePackagePurl(text: string, ecosystemOf = (type: string) => type): NamedPackage {
  const purl = parsePurl(text);
  if (!purl) throw new CodedError('package.purl-invalid');
  if (purl.version !== null || purl.subpath !== null || Object.keys(purl.qualifiers).length > 0) {
    throw new CodedError('package.purl-invalid', 'a package is named without version, qualifiers and subpath');
  }
  const name = purl.namespace === null ? purl.name : `${purl.namespace}/${purl.name}`;
  const ecosystem = ecosystemOf(purl.type);
  if (ecosystem === 'npm') return { packagePurl: npmPurl(name), ecosystem, name };
  return { packagePurl: ecosystem === purl.type ? text : renamed(text, ecosystem), ecosystem, name };
}

/** The type ends at the first slash behind the scheme. */
function renamed(text: string, type: string): string {
  return text.replace(/^pkg:\/*[^/]+/i, `pkg:${type}`);
}
