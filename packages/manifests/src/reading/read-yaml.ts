import { FAILSAFE_SCHEMA, load, loadAll, YAMLException } from 'js-yaml';
import { ManifestError } from '../manifest-error.js';
import { manifestLimits } from '../manifest-limits.js';
import { checkLines, tooDeep } from './check-structure.js';

const options = { schema: FAILSAFE_SCHEMA, maxDepth: manifestLimits.nesting - 1 };

/**
 * YAML documents in which every scalar stays text (`1.10` is a version, not a number; `true` is 'true'), without tags,
 * merge keys and duplicate keys. Throws `manifest.not-readable`, `.too-deep`, `.too-many-aliases`.
 */
export function readYaml(text: string): unknown[] {
  checkLines(text);
  let documents: unknown[];
  try {
    documents = /^---/m.test(text) ? (loadAll(text, null, options) as unknown[]) : [load(text, options)];
  } catch (error) {
    throw asManifestError(error);
  }
  // An alias needs an anchor: texts without one, which is all that package managers write, are not walked again.
  if (/&[^\s]/.test(text)) checkAliases(documents);
  return documents;
}

function asManifestError(error: unknown): ManifestError {
  if (error instanceof RangeError) return tooDeep();
  if (!(error instanceof YAMLException)) throw error;
  if (error.reason.startsWith('nesting exceeded')) return tooDeep();
  const line = error.mark === undefined ? '' : ` in line ${error.mark.line + 1}`;
  return new ManifestError('manifest.not-readable', `${error.reason}${line}.`);
}

/** An alias is the same object met again. Each is walked once, so that a bomb is counted and not expanded. */
function checkAliases(documents: unknown[]): void {
  const seen = new Set<object>();
  const waiting: unknown[] = [...documents];
  let shared = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (seen.has(value)) {
      shared += 1;
      if (shared > manifestLimits.aliases) {
        throw new ManifestError('manifest.too-many-aliases', `There are more than ${manifestLimits.aliases} of them.`);
      }
      continue;
    }
    seen.add(value);
    for (const child of Object.values(value)) waiting.push(child);
  }
}
