/**
 * Splits `name@range` at the first `@` that does not start a scope. The range is empty where there is none.
 * The range of an alias (`npm:real@1`) stays whole.
 */
export function splitSpecifier(specifier: string): { name: string; range: string } {
  const at = specifier.indexOf('@', 1);
  return at === -1 ? { name: specifier, range: '' } : { name: specifier.slice(0, at), range: specifier.slice(at + 1) };
}

/** `npm:real@range` → real and range; null for a range without an alias (`npm:^1`, `npm:latest`, `^1`). */
export function splitAlias(range: string): { name: string; range: string } | null {
  if (!range.startsWith('npm:')) return null;
  const target = splitSpecifier(range.slice('npm:'.length));
  return target.range === '' ? null : target;
}
