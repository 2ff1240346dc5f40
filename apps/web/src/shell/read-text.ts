/** A text of the address; a number there is a search for its digits. Undefined for anything else, and for nothing. */
export function readText(value: unknown, longest = 200): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text.slice(0, longest) : undefined;
}
