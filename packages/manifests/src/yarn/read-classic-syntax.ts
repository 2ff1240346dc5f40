import { ManifestError } from '../manifest-error.js';
import { checkLines } from '../reading/check-structure.js';

/** One entry of a classic yarn.lock: the patterns that share it, its fields, and its blocks of names and ranges. */
export interface ClassicEntry {
  patterns: string[];
  fields: Map<string, string>;
  blocks: Map<string, Map<string, string>>;
}

/** The longest line of a real file has some thousand characters; regular expressions have to be kept from more. */
const lineLimit = 100_000;
/** A quoted text as in JSON, or text up to white space, comma or a colon that ends the line. */
const word = /"(?:[^"\\]|\\.)*"|(?:[^\s",:]|:(?!\s|$))+/y;

/**
 * The syntax of `# yarn lockfile v1`, by lines: patterns at no indentation, fields at two spaces, names of a block at
 * four. It looks like YAML and is not. Throws `manifest.not-readable` with the number of the line.
 */
export function readClassicSyntax(text: string): ClassicEntry[] {
  checkLines(text);
  const entries: ClassicEntry[] = [];
  let block: Map<string, string> | null = null;
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const content = raw.trim();
    const indentation = raw.search(/[^ ]/);
    if (content === '' || content.startsWith('#')) continue;
    if (raw.length > lineLimit) throw unreadable(index, `there are more than ${lineLimit} characters`);
    const entry = entries.at(-1);
    if (indentation === 0) {
      entries.push({ patterns: readPatterns(content, index), fields: new Map(), blocks: new Map() });
      block = null;
    } else if (indentation === 2 && entry !== undefined) {
      block = readField(entry, content, index);
    } else if (indentation === 4 && block !== null) {
      block.set(...readPair(content, index));
    } else {
      throw unreadable(index, 'the indentation fits nothing above');
    }
  }
  return entries;
}

function readPatterns(content: string, index: number): string[] {
  if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(content)) throw unreadable(index, 'there is a merge conflict');
  const [words, rest] = readWords(content, index, true);
  if (words.length === 0 || rest !== ':') throw unreadable(index, 'patterns and a colon are expected');
  return words;
}

/** A block when the line ends with a colon, else a name and its value. */
function readField(entry: ClassicEntry, content: string, index: number): Map<string, string> | null {
  if (!content.endsWith(':')) {
    entry.fields.set(...readPair(content, index));
    return null;
  }
  const [words, rest] = readWords(content, index, false);
  if (words.length !== 1 || rest !== ':') throw unreadable(index, 'one name and a colon are expected');
  const block = new Map<string, string>();
  entry.blocks.set(words[0] as string, block);
  return block;
}

function readPair(content: string, index: number): [string, string] {
  const [words, rest] = readWords(content, index, false);
  const [name, value] = words;
  if (words.length !== 2 || rest !== '') throw unreadable(index, 'a name and a value are expected');
  return [name as string, value as string];
}

/** The words of a line and what is left at its end. Words are separated by commas in patterns, by spaces elsewhere. */
function readWords(content: string, index: number, byComma: boolean): [words: string[], rest: string] {
  const words: string[] = [];
  const separator = byComma ? /\s*,\s*/y : /:?[ \t]+/y;
  let at = 0;
  for (;;) {
    word.lastIndex = at;
    const found = word.exec(content)?.[0];
    if (found === undefined) throw unreadable(index, `there is no text at column ${at + 1}`);
    words.push(found.startsWith('"') ? unquote(found, index) : found);
    at += found.length;
    separator.lastIndex = at;
    const gap = separator.exec(content)?.[0];
    if (gap === undefined) return [words, content.slice(at)];
    at += gap.length;
  }
}

function unquote(quoted: string, index: number): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    throw unreadable(index, 'the quoted text is broken');
  }
}

function unreadable(index: number, what: string): ManifestError {
  return new ManifestError('manifest.not-readable', `In line ${index + 1} ${what}.`);
}
