import { AdvisoryError } from './advisory-error.js';

export type Fields = Record<string, unknown>;

/** A field of the object itself: what `__proto__` and its like have to say is not asked. */
export function field(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

export function readFields(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notValid(where, 'is not an object');
  return value as Fields;
}

/** A list; a field that is missing or null is an empty one. */
export function readList(value: unknown, where: string): unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw notValid(where, 'is not a list');
  return value;
}

/** A text that is there and no longer than the limit. */
export function readText(value: unknown, where: string, limit: number): string {
  if (typeof value !== 'string' || value === '') throw notValid(where, 'is not a text, or empty');
  if (value.length > limit) throw notValid(where, `is longer than ${limit} characters`);
  return value;
}

export function notValid(where: string, what: string): AdvisoryError {
  return new AdvisoryError('advisory.not-valid', `${where} ${what}.`);
}
