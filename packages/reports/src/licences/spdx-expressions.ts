import parse from 'spdx-expression-parse';

/** Longer ones are texts of licences. It bounds what the parser is given. */
const longestExpression = 500;

/**
 * Tells which licences are SPDX expressions over the SPDX list. Names of an author's own (`LicenseRef-…`) mean something
 * in the document that they come from only, and so are none. Remembers what it was asked: projects have few licences.
 */
export function spdxExpressions(): (licence: string) => boolean {
  const known = new Map<string, boolean>();
  return (licence) => {
    const before = known.get(licence);
    if (before !== undefined) return before;
    const isExpression = isSpdxExpression(licence);
    known.set(licence, isExpression);
    return isExpression;
  };
}

function isSpdxExpression(licence: string): boolean {
  if (licence.length > longestExpression || /(?:License|Document|Addition)Ref-/.test(licence)) return false;
  try {
    parse(licence);
    return true;
  } catch {
    return false;
  }
}
