import { CodedError } from '@red-tortoise/contracts';
import { npmPurl, parsePurl } from '@red-tortoise/manifests';

export interface NamedPackage {
  /** Canonical: what documents and events go by. */
  packagePurl: string;
  ecosystem: string;
  name: string;
}

/** Reads the purl of a package, without a version. Throws `package.purl-invalid`. */
export function parsePackagePurl(text: string): NamedPackage {
  const purl = parsePurl(text);
  if (!purl) throw new CodedError('package.purl-invalid');
  if (purl.version !== null || purl.subpath !== null || Object.keys(purl.qualifiers).length > 0) {
    throw new CodedError('package.purl-invalid', 'a package is named without version, qualifiers and subpath');
  }
  const name = purl.namespace === null ? purl.name : `${purl.namespace}/${purl.name}`;
  return { packagePurl: purl.type === 'npm' ? npmPurl(name) : text, ecosystem: purl.type, name };
}
