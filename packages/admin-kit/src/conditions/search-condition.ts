import type { Screen } from '../screen/screen.js';
import { type Condition, everything } from './condition.js';

/** Trigrams help from three characters on; below, only beginnings are looked for. */
const shortestPart = 3;
const mostWords = 5;

/** Each word must be in one of the fields, as far as their indexes carry. */
export function searchCondition({ search, model }: Screen, text: string): Condition {
  // PostgreSQL takes no NUL, and neither store takes half a character.
  const clean = Buffer.from(text.replaceAll('\0', '')).toString('utf8');
  const words = clean.split(/\s+/).filter(Boolean).slice(0, mostWords);
  if (words.length === 0) return everything;
  return { all: words.map((word) => ({ any: search.map((entry) => inField(entry, word, model.store)) })) };
}

function inField({ field, by }: Screen['search'][number], word: string, store: string): Condition {
  const { name } = field;
  if (by === 'whole') return { field: name, is: 'equal', value: word };
  if (by === 'beginning') return { field: name, is: 'starts-exactly', value: word };
  const isShort = store === 'postgres' && word.length < shortestPart;
  return { field: name, is: isShort ? 'starts' : 'contains', value: word };
}
