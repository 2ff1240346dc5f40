import type { Issues } from './draft.js';

/** What is wrong with one input; issues deeper in a value count for its field. */
export function problemAt(issues: Issues, path: string): string | undefined {
  const found = issues.filter((issue) => issue.path === path || issue.path.startsWith(`${path}.`));
  return found.length > 0 ? found.map(({ message }) => message).join('; ') : undefined;
}

/** The id of an input, so that a list of problems can lead to it. */
export function idOfPath(path: string): string {
  return `field-${path.replaceAll('.', '-')}`;
}
