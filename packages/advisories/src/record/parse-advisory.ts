import type { Advisory } from './advisory.js';
import { AdvisoryError } from './advisory-error.js';
import { advisoryLimits } from './advisory-limits.js';
import { readAdvisory } from './read-advisory.js';

/**
 * Reads the JSON text of one OSV record. Throws an AdvisoryError and nothing else. Depth needs no limit: the engine's
 * parser does not recurse, and only known fields are looked at.
 */
export function parseAdvisory(text: string): Advisory {
  if (text.length > advisoryLimits.characters) {
    throw new AdvisoryError('advisory.too-big', `The limit is ${advisoryLimits.characters} characters.`);
  }
  return readAdvisory(parseJson(text));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AdvisoryError('advisory.not-readable', `${(error as Error).message}.`);
  }
}
