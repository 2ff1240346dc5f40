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

/** Direct uses first, then shorter ways, then what also runs in production. */
export function sortReasons(reasons: readonly FeedReason[]): FeedReason[] {
  return [...reasons].sort(
    (one, other) =>
      Number(other.direct) - Number(one.direct) ||
      one.path.length - other.path.length ||
      Number(one.dev) - Number(other.dev),
  );
}
