/** Reading JSON that nobody promised anything about. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** A property of the object itself: a document may name its keys `constructor` or `__proto__`. */
export function own(object: JsonObject | null, key: string): unknown {
  return object !== null && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Trimmed and cut; null for anything but text with something in it. */
export function asText(value: unknown, longest: number): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .slice(0, longest * 2)
    .trim()
    .slice(0, longest);
  // Half of a surrogate pair (sent, or cut here) and NUL are what stores refuse or alter: both become U+FFFD. The copy
  // also lets go of the long text that this may be a slice of.
  return text === '' ? null : Buffer.from(text.replaceAll('\0', '\uFFFD')).toString();
}

/** Null for anything but a date that a registry can mean: npm began in 2009, and four-digit years are ours to write. */
export function asMoment(value: unknown): Date | null {
  if (typeof value !== 'string' || value.length > 40) return null;
  const moment = new Date(value);
  const year = moment.getUTCFullYear();
  return year >= 2000 && year <= 9999 ? moment : null;
}

/** The names of accounts as npm has them: `{ name }`, or `name <mail>` in old documents. Sorted, each once. */
export function accountNames(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const names = value.slice(0, 1000).flatMap((entry) => accountName(entry) ?? []);
  return [...new Set(names)].sort();
}

export function accountName(value: unknown): string | null {
  const name = asObject(value) ? own(asObject(value), 'name') : value;
  if (typeof name !== 'string') return null;
  return asText(name.slice(0, 1000).replace(/\s*<[^>]*>?.*$/s, ''), 200);
}

/** A link that a browser may safely open: other schemes, such as `javascript:`, are null. */
export function asWebLink(value: unknown): string | null {
  const text = asText(value, 500);
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}
