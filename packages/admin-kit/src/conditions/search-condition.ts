import type { Screen } from '../screen/screen.js';
import { type Condition, everything, nothing } from './condition.js';

type Field = Screen['search'][number];

const mostWords = 5;
/** What stands before a word within a text, beside the text's beginning. */
const boundaries = [' ', '-', '.', '/', '_', '@', ':', '+', '('];

/**
 * Each word must be in one of the fields, as far as their indexes carry; or all that was typed is in a field that is
 * only searched whole or by its beginning.
 */
export function searchCondition({ search, spellings, model }: Screen, text: string): Condition {
  // PostgreSQL takes no NUL, and neither store takes half a character.
  const clean = Buffer.from(text.replaceAll('\0', '')).toString('utf8').trim();
  const words = clean.split(/\s+/).filter(Boolean).slice(0, mostWords);
  if (words.length === 0) return everything;
  const isNarrow = model.store === 'mongodb' || words.some(hasTrigram);
  const eachWord = words.map((word) => ({ any: search.map((field) => inField(field, spellings(word), isNarrow)) }));
  const asTyped = words.length === 1 ? [] : search.filter(({ by }) => by === 'whole' || by === 'beginning');
  return { any: [{ all: eachWord }, ...asTyped.map((field) => inField(field, spellings(clean), isNarrow))] };
}

function inField({ field: { name: field }, by }: Field, spellings: readonly string[], isNarrow: boolean): Condition {
  if (by === 'whole') return { field, is: 'in', value: spellings };
  if (by === 'beginning') return { any: spellings.map((value) => ({ field, is: 'starts-exactly', value })) };
  const isFiltered = by === 'scan' || isNarrow;
  return { any: spellings.map((value) => (isFiltered ? { field, is: 'contains', value } : atWord(field, value))) };
}

/** Where no word brings an index into play, those are found that begin a word: of them a trigram index knows as well. */
function atWord(field: string, word: string): Condition {
  if (!/^[\p{L}\p{N}]/u.test(word)) return nothing;
  const within = boundaries.map((before) => ({ field, is: 'contains' as const, value: `${before}${word}` }));
  return { any: [{ field, is: 'starts', value: word }, ...within] };
}

/** Whether a trigram index can look for it anywhere: three characters in a row, or a word's first one. */
function hasTrigram(word: string): boolean {
  return /[\p{L}\p{N}]{3}|[^\p{L}\p{N}][\p{L}\p{N}]/u.test(word);
}
