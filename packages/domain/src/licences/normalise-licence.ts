import parse from 'spdx-expression-parse';
import { isUsable } from './is-usable.js';
import { findLicenceId } from './licence-ids.js';

/** SPDX expressions by the text that stands for each, as `licenceKey` writes it. */
export type LicenceMappings = ReadonlyMap<string, string>;

/** Longer than any licence field that names a licence; what is longer is a licence's text. */
const longestText = 1_000;

/**
 * The SPDX expression (SPDX 2.3, annex D) that a licence field means, or null when that is not known: for no licence,
 * `UNLICENSED`, `SEE LICENSE IN …`, for what leaves only a licence of the author's own (`LicenseRef-…`), and for any
 * text with a word in it that we cannot place. Mappings come first. Takes the expressions of any case that registries
 * hold, with names like `Apache 2.0` in them. Never throws; bounded by the length that it reads.
 *
 * This does not use spdx-correct, which makes `Unlicense` of UNLICENSED, MIT of "not MIT", and takes minutes over a
 * million parentheses.
 */
export function normaliseLicence(text: string | null, mappings: LicenceMappings): string | null {
  if (text === null || text.length > longestText) return null;
  const expression = mappings.get(licenceKey(text)) ?? findLicenceId(text.trim()) ?? readExpression(text, mappings);
  if (expression === null) return null;
  return isUsable(expression, (names) => !names.some((name) => name.includes('LicenseRef-'))) ? expression : null;
}

/** Texts that differ in case and white space only are the same. */
export function licenceKey(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** Whether a text is an SPDX expression as it stands. */
export function isExpression(text: string): boolean {
  try {
    parse(text);
    return text.length <= longestText;
  } catch {
    return false;
  }
}

const operators = /([()]|(?<=^|[\s()])(?:and|or|with)(?=$|[\s()]))/i;

function readExpression(text: string, mappings: LicenceMappings): string | null {
  const parts = text.split(operators).flatMap((part) => part.trim() || []);
  const read = parts.map((part, index) => {
    if (part === '(' || part === ')') return part;
    if (/^(?:and|or|with)$/i.test(part)) return part.toUpperCase();
    return /^with$/i.test(parts[index - 1] ?? '') ? part : readName(part, mappings);
  });
  if (read.includes(null)) return null;
  const expression = read.join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
  return isExpression(expression) ? expression : null;
}

function readName(name: string, mappings: LicenceMappings): string | null {
  const mapped = mappings.get(licenceKey(name));
  if (mapped !== undefined) return / /.test(mapped) ? `(${mapped})` : mapped;
  return findLicenceId(name) ?? (/^(?:DocumentRef-[\w.-]+:)?LicenseRef-[\w.-]+$/.test(name) ? name : null);
}
