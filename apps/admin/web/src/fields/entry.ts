import type { AdminField, AdminLink } from '@red-tortoise/contracts';
import { isoMoment, localMoment } from './local-moment.js';

/** What an input holds: text as typed, a mark, or what was picked: a row, or several. Null where nothing is set. */
export type Entry = string | boolean | AdminLink | readonly AdminLink[] | null;
/** By the field's name: only what somebody touched. */
export type Entries = Readonly<Record<string, Entry>>;

type Kind = Pick<AdminField, 'kind' | 'secret'>;

/** What an input shows of a value that came over the wire. Secrets start empty: they are never sent. */
export function entryOf({ kind, secret }: Kind, value: unknown): Entry {
  if (secret) return '';
  if (kind === 'relations') return (value ?? []) as readonly AdminLink[];
  const isPicked = kind === 'boolean' || kind === 'relation' || kind === 'choice';
  if (value === null || value === undefined) return isPicked ? null : '';
  switch (kind) {
    case 'boolean':
      return value === true;
    case 'relation':
      return value as AdminLink;
    case 'date-time':
      return localMoment(String(value));
    case 'list':
      return Array.isArray(value) ? value.map(String).join('\n') : '';
    case 'choices':
      return Array.isArray(value) ? value.map(String).sort().join('\n') : '';
    case 'json':
      return JSON.stringify(value, null, 2);
    default:
      return String(value);
  }
}

export function isSameEntry(one: Entry, other: Entry): boolean {
  const key = (entry: Entry) => {
    if (isSeveral(entry)) return JSON.stringify(entry.map(({ id }) => id).sort());
    return typeof entry === 'object' && entry !== null ? entry.id : entry;
  };
  return key(one) === key(other);
}

/** `Array.isArray` does not tell lists that cannot be changed from the rest. */
export const isSeveral = (entry: Entry): entry is readonly AdminLink[] => Array.isArray(entry);

export type ReadEntry = { value: unknown } | { problem: string };

/** The value that goes over the wire, or why there is none. What only the server knows is left to the server. */
export function readEntry(field: AdminField, entry: Entry): ReadEntry {
  if (typeof entry === 'boolean') return { value: entry };
  if (entry === null) return nothing(field);
  if (isSeveral(entry)) return { value: entry.map(({ id }) => id) };
  if (typeof entry === 'object') return { value: entry.id };
  return entry.trim() === '' ? nothing(field) : readText(field, entry);
}

function nothing({ kind, nullable, required }: AdminField): ReadEntry {
  if (nullable) return { value: null };
  if (kind === 'list' || kind === 'choices') return { value: [] };
  if ((kind === 'text' || kind === 'long-text') && !required) return { value: '' };
  return kind === 'boolean' ? { value: false } : { problem: 'is required' };
}

function readText({ kind, options }: AdminField, text: string): ReadEntry {
  switch (kind) {
    case 'integer':
      return /^\s*-?\d+\s*$/.test(text) ? { value: Number(text) } : { problem: 'is no whole number' };
    case 'number':
      return Number.isFinite(Number(text)) ? { value: Number(text) } : { problem: 'is no number' };
    case 'big-integer':
      return /^\s*-?\d{1,19}\s*$/.test(text) ? { value: text.trim() } : { problem: 'is no whole number' };
    case 'date-time':
      return isoMoment(text) === null ? { problem: 'is no date and time' } : { value: isoMoment(text) };
    case 'choice':
      return { value: options?.find(({ value }) => String(value) === text)?.value ?? text };
    case 'list':
    case 'choices':
      return { value: text.split('\n').filter((line) => line.trim() !== '') };
    case 'json':
      return readJson(text);
    default:
      return { value: text };
  }
}

function readJson(text: string): ReadEntry {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { problem: `is not JSON: ${(error as SyntaxError).message}` };
  }
}
