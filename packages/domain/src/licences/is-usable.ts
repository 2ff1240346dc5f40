import parse from 'spdx-expression-parse';
import { laterVersions } from './licence-ids.js';

/**
 * Whether there is a way to use what is under this SPDX expression, when `mayUse` says which licences one may use. It
 * gets the names that a licence goes by, from the widest to the closest: `["GPL-2.0", "GPL-2.0 WITH
 * Classpath-exception-2.0"]`. "Or later" is a choice among versions. Linear in the expression, which must be valid.
 */
export function isUsable(expression: string, mayUse: (names: string[]) => boolean): boolean {
  return walk(parse(expression), mayUse);
}

function walk(node: parse.Info, mayUse: (names: string[]) => boolean): boolean {
  if (!('conjunction' in node)) return alternativesOf(node).some(mayUse);
  const left = walk(node.left, mayUse);
  if (left === (node.conjunction === 'or')) return left;
  return walk(node.right, mayUse);
}

/** The licences that one may choose from, each by its names. Exceptions only ever add permissions to a licence. */
function alternativesOf({ license, plus, exception }: parse.LicenseInfo): string[][] {
  const [, deprecatedBase] = /^(GPL-\d\.0)-with-.+-exception$/.exec(license) ?? [];
  if (deprecatedBase) return [[deprecatedBase, license]];
  const orLater = plus === true || license.endsWith('-or-later');
  const base = license.replace(/-(?:only|or-later)$/, '');
  const versions = orLater ? laterVersions(base) : [base];
  return versions.map((version) => (exception === undefined ? [version] : [version, `${version} WITH ${exception}`]));
}
