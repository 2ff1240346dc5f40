import type { Event } from '@red-tortoise/contracts';

/** The name of the package that an event is about: `pkg:npm/%40scope/name` → `@scope/name`. Null for an import. */
export function packageNameOf({ subject, data }: Event): string | null {
  if ('name' in data) return data.name;
  const [, path] = /^pkg:[^/]+\/(.+)$/.exec(subject) ?? [];
  if (path === undefined) return null;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
