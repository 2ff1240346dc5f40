/** The name inside a purl: `pkg:npm/%40scope/name` → `@scope/name`. What is no purl stands for itself. */
export function nameOfPurl(purl: string): string {
  const path = /^pkg:[^/]+\/([^@?#]+)/.exec(purl)?.[1];
  try {
    return path ? decodeURIComponent(path) : purl;
  } catch {
    return path ?? purl;
  }
}

/** The purl of an npm package by its name: `@scope/name` → `pkg:npm/%40scope/name`. Null for what is no such name. */
export function npmPurl(name: string): string | null {
  const plain = name.trim();
  if (!/^(?:@[\w.~-]+\/)?[\w.~-]+$/.test(plain) || plain.length > 214) return null;
  return `pkg:npm/${plain.replace(/^@/, '%40')}`;
}
