import { ManifestError } from '../manifest-error.js';
import { checkStructure } from './check-structure.js';

/**
 * JSON within the limits of depth and size. Of a key that occurs twice the last one counts, as for the package managers
 * themselves. Throws `manifest.not-readable` with the parser's words, `.too-deep`, `.too-many-components`.
 */
export function readJson(text: string): unknown {
  checkStructure(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ManifestError('manifest.not-readable', `${(error as Error).message}.`);
  }
}
