import { CodedError, type OsvQuery, RequestInvalid } from '@red-tortoise/contracts';
import { type EcosystemOf, type NamedVersion, packagePurlIn, readPurl } from './read-purl.js';

/**
 * What a question in the shape of OSV's API asks about; without a version about every advisory of the package. As OSV
 * does, refuses a question that says the same thing in two places. `where` leads to the question in the request.
 */
export function readQuestion(
  { package: named, version }: OsvQuery,
  where: string,
  ecosystemOf: EcosystemOf,
): NamedVersion {
  const { purl, name, ecosystem } = named;
  if (purl === undefined) {
    if (!name || !ecosystem) throw refused(`${where}package`, 'a purl is expected, or a name and an ecosystem');
    return { packagePurl: at(where, () => packagePurlIn(ecosystem, name, ecosystemOf)), version: version ?? null };
  }
  if (name !== undefined) throw refused(`${where}package.name`, 'the purl has the name already');
  if (ecosystem !== undefined) throw refused(`${where}package.ecosystem`, 'the purl has the ecosystem already');
  const read = at(where, () => readPurl(purl, ecosystemOf));
  if (version !== undefined && read.version !== null)
    throw refused(`${where}version`, 'the purl has a version already');
  return { ...read, version: version ?? read.version };
}

function refused(path: string, message: string): RequestInvalid {
  return new RequestInvalid([{ path, message }]);
}

/** Among thousands of questions it matters which one is wrong. */
function at<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    throw new CodedError(error.code, [`${where}package`, error.detail].filter(Boolean).join(': '));
  }
}
