import type { SeverityLevel } from '@red-tortoise/contracts';

type PlainKind = 'words' | 'package' | 'version' | 'project' | 'person' | 'licence' | 'code' | 'quote';

/** A piece of a sentence: plain words, something that the page sets apart, or the way to a page about it. */
export type SentencePart =
  | { kind: PlainKind; text: string }
  | { kind: 'severity'; text: SeverityLevel | 'malicious' }
  | { kind: 'advisory' | 'finding' | 'import'; text: string; id: string };

export type Sentence = readonly SentencePart[];

/**
 * Writes a sentence: the words of the template between parts, parts as they are. Plain strings between may be left
 * empty or hold words of their own.
 */
export function sentence(words: TemplateStringsArray, ...parts: (SentencePart | Sentence | string)[]): Sentence {
  return words.flatMap((text, index): SentencePart[] => {
    const part = parts[index];
    const follows = part === undefined ? [] : typeof part === 'string' ? say(part) : 'kind' in part ? [part] : part;
    return [...say(text), ...follows];
  });
}

function say(text: string): SentencePart[] {
  return text === '' ? [] : [{ kind: 'words', text }];
}

/** "a", "a and b", "a, b and 3 more": names joined as people do. */
export function listOf(names: readonly string[], kind: PlainKind, most = 3): Sentence {
  const shown = names.length > most + 1 ? names.slice(0, most) : names;
  const hidden = names.length - shown.length;
  const parts: SentencePart[] = shown.map((text) => ({ kind, text }));
  if (hidden > 0) parts.push({ kind: 'words', text: `${hidden} more` });
  return parts.flatMap((part, index): SentencePart[] => {
    if (index === 0) return [part];
    return [{ kind: 'words', text: index === parts.length - 1 ? ' and ' : ', ' }, part];
  });
}

/** The sentence as plain text: for tests, labels and titles. */
export function textOf(parts: Sentence): string {
  return parts
    .map(({ kind, text }) => (kind === 'quote' ? `“${text}”` : kind === 'severity' ? `(${text})` : text))
    .join('');
}
