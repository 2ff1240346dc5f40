import { asObject, asText, type JsonObject, own } from '../../packages/json-shapes.js';

/**
 * The licence as one line: the text itself, the `type` of the old object form, a choice `(MIT OR Apache-2.0)` of the old
 * list form. `licenses` is read where `license` says nothing: years of packages have only that.
 */
export function licenceOf(manifest: JsonObject): string | null {
  return oneOrMany(own(manifest, 'license')) ?? oneOrMany(own(manifest, 'licenses'));
}

function oneOrMany(value: unknown): string | null {
  if (!Array.isArray(value)) return one(value);
  const choices = [...new Set(value.slice(0, 20).flatMap((entry) => one(entry) ?? []))];
  if (choices.length < 2) return choices[0] ?? null;
  return asText(`(${choices.join(' OR ')})`, 1000);
}

function one(value: unknown): string | null {
  const object = asObject(value);
  return asText(object ? (own(object, 'type') ?? own(object, 'name')) : value, 500);
}
