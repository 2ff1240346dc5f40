import { wellFormed } from './well-formed.js';

// Line breaks end headers; controls and marks that turn the direction of writing make a text look like another one.
const invisible = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/** Foreign text for one line: no control characters, no runs of blanks, `most` characters at the most. */
export function inLine(text: string, most = 200): string {
  const line = wellFormed(text).replace(invisible, ' ').replace(/\s+/g, ' ').trim();
  const characters = [...line.slice(0, most * 2 + 2)];
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
