import type { Condition } from '../conditions/condition.js';
import { nothing } from '../conditions/condition.js';
import type { ModelInfo, Row } from './model-info.js';
import { reviveValue } from './wire-value.js';

/** A row's id as text: of several fields each percent-encoded, joined by `~`. */
export function idOf(model: ModelInfo, row: Row): string {
  const parts = model.idFields.map((field) => String(row[field]));
  return parts.length === 1 ? (parts[0] as string) : parts.map(encodePart).join('~');
}

/** The values of an id's fields; null when the text is no id of this model. */
export function readId(model: ModelInfo, id: string): Row | null {
  const parts = model.idFields.length === 1 ? [id] : id.split('~').map(decodePart);
  if (parts.length !== model.idFields.length) return null;
  const entries = model.idFields.map((name, at) => {
    const field = model.fields.get(name);
    return [name, field ? reviveValue(field, parts[at] ?? null) : null] as const;
  });
  return entries.some(([, value]) => value === null || value === undefined) ? null : Object.fromEntries(entries);
}

/** Holds for the rows with these ids; an id that is none holds for no row. */
export function withIds(model: ModelInfo, ids: readonly string[]): Condition {
  const keys = ids.map((id) => readId(model, id)).filter((key) => key !== null);
  if (keys.length === 0) return nothing;
  const [field, ...others] = model.idFields as [string, ...string[]];
  if (others.length === 0) return { field, is: 'in', value: keys.map((key) => key[field]) };
  return { any: keys.map(equalTo) };
}

export function equalTo(key: Row): Condition {
  return { all: Object.entries(key).map(([field, value]) => ({ field, is: 'equal', value })) };
}

const encodePart = (text: string) => encodeURIComponent(text).replaceAll('~', '%7E');
function decodePart(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
