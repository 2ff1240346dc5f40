import { ManifestError } from '../manifest-error.js';
import { manifestLimits } from '../manifest-limits.js';

const newline = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/**
 * Walks over JSON text before it is parsed, as `[[],[],…]` in 32 MB would become a gigabyte of objects. Looks at nothing
 * but depth and number of values; the syntax is the parser's matter. Throws `manifest.too-deep`,
 * `manifest.too-many-components`.
 */
export function checkStructure(text: string): void {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = endOfString(text, at);
    } else if (code === openBrace || code === openBracket) {
      depth += 1;
      values += 1;
      if (depth >= manifestLimits.nesting) throw tooDeep();
    } else if (code === closeBrace || code === closeBracket) {
      depth -= 1;
    } else if (code === comma) {
      values += 1;
    }
    if (values > manifestLimits.values) throw tooManyValues();
  }
}

/**
 * The same for the formats that go by lines: counts what starts a value in any style. Quoted text is counted too, which
 * no real lockfile comes near to notice. Throws `manifest.too-many-components`.
 */
export function checkLines(text: string): void {
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === newline || code === carriageReturn || code === comma || code === openBracket || code === openBrace) {
      values += 1;
    }
  }
  if (values > manifestLimits.values) throw tooManyValues();
}

export function tooDeep(): ManifestError {
  return new ManifestError('manifest.too-deep', `It is nested ${manifestLimits.nesting} levels deep or deeper.`);
}

export function tooManyValues(): ManifestError {
  return new ManifestError('manifest.too-many-components', `It holds more than ${manifestLimits.values} values.`);
}

/** The offset of the closing quote, or the end of the text. A quote after an odd number of backslashes is content. */
function endOfString(text: string, start: number): number {
  let at = start;
  for (;;) {
    at = text.indexOf('"', at + 1);
    if (at === -1) return text.length;
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === backslash) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
}
