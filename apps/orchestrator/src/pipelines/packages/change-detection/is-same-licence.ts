/** Whether two declarations differ in nothing but letter case, white space or parentheses around the whole. */
export function isSameLicence(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  return a === b || normalised(a) === normalised(b);
}

function normalised(licence: string): string {
  let text = licence.trim().toLowerCase().replace(/\s+/g, ' ');
  while (isWrapped(text)) text = text.slice(1, -1).trim();
  return text;
}

/** `(a or b)`, but not `(a or b) and (c or d)`. */
function isWrapped(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) return false;
  let depth = 0;
  for (let index = 0; index < text.length - 1; index++) {
    if (text[index] === '(') depth++;
    else if (text[index] === ')' && --depth === 0) return false;
  }
  return depth === 1;
}
