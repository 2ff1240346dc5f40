export type Fields = Record<string, unknown>;

/** An object of the parsed text, or an empty one: a field of the wrong type says nothing. */
export function asFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own fields only: `constructor` and `__proto__` are ordinary names of packages. */
export function fieldOf(value: unknown, name: string): unknown {
  return isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function asText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** `true`, or 'true' where the syntax knows text only. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

/** Names and the text that they ask for; what is not text is dropped. */
export function textEntries(value: unknown): [name: string, text: string][] {
  return Object.entries(asFields(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}
