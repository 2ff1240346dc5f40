import type { FeedReason } from '@red-tortoise/contracts';

/** Only the name of a `name@version` label. The `@` of a scope is no separator. */
export function nameOfLabel(label: string): string {
  const at = label.lastIndexOf('@');
  return at > 0 ? label.slice(0, at) : label;
}

/** "express → body-parser"; a long chain keeps its ends: "express → … → raw-body". */
export function pathText(path: readonly string[]): string {
  const names = path.map(nameOfLabel);
  const shown = names.length > 4 ? [...names.slice(0, 2), '…', ...names.slice(-1)] : names;
  return shown.join(' → ');
}

/** Why an event is here, the clearest reason first: "via express → body-parser, in web-shop". */
export function reasonText({ direct, path, projectName }: FeedReason): string {
  if (direct) return `direct dependency of ${projectName}`;
  return path.length > 1 ? `via ${pathText(path)}, in ${projectName}` : `in ${projectName}`;
}

const othersNamed = 2;

/**
 * Where else an event comes from, as what is said and what leads to the list: "api, worker and " and "17 more
 * projects", or nothing and "api and worker". `more` counts projects beyond `others`. Null where there are none.
 */
export function otherProjects(others: readonly FeedReason[], more: number): { said: string; list: string } | null {
  const names = others.slice(0, othersNamed).map(({ projectName }) => projectName);
  const hidden = others.length - names.length + more;
  if (hidden === 0) return names.length > 0 ? { said: '', list: names.join(' and ') } : null;
  const list = `${hidden.toLocaleString('en')} more project${hidden === 1 ? '' : 's'}`;
  return { said: names.length > 0 ? `${names.join(', ')} and ` : '', list };
}

/** Direct uses first, then shorter ways, then what also runs in production. */
export function sortReasons(reasons: readonly FeedReason[]): FeedReason[] {
  return [...reasons].sort(
    (one, other) =>
      Number(other.direct) - Number(one.direct) ||
      one.path.length - other.path.length ||
      Number(one.dev) - Number(other.dev),
  );
}
