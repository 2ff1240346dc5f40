import { wellFormed } from '../words/well-formed.js';

/** Text that is HTML or XML already. Made by `markup` alone, so that nothing foreign gets in unescaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | readonly Markup[] | null;

/** Writes HTML or XML: the template as it is, everything between it escaped, also for use within attributes. */
export function markup(template: TemplateStringsArray, ...parts: Part[]): Markup {
  const written = template.map((text, index) => text + (index < parts.length ? writtenPart(parts[index] ?? null) : ''));
  return new Markup(written.join(''));
}

function writtenPart(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return escaped(String(part));
}

const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** XML 1.0 can hold neither most control characters nor halves of characters, not even escaped. */
function escaped(text: string): string {
  return wellFormed(text)
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (character) => (/[\t\n\r]/.test(character) ? character : ''))
    .replace(/[&<>"']/g, (character) => references[character] as string);
}
