export interface Named {
  id: string;
  aliases: readonly string[];
}

/**
 * The alias groups of these records: who shares a name, also over others, is one thing. Answers every name of a record's
 * group by its id: CVE first, then GHSA, then the others, each in the order of their bytes. Pure.
 */
export function aliasGroups(records: Iterable<Named>): Map<string, readonly string[]> {
  const roots = new Map<string, string>();
  const ids: string[] = [];
  for (const { id, aliases } of records) {
    ids.push(id);
    for (const alias of [id, ...aliases]) join(roots, id, alias);
  }
  const groups = new Map<string, string[]>();
  for (const name of roots.keys()) {
    const root = rootOf(roots, name);
    const names = groups.get(root);
    if (names === undefined) groups.set(root, [name]);
    else names.push(name);
  }
  for (const names of groups.values()) names.sort(compareNames);
  return new Map(ids.map((id) => [id, groups.get(rootOf(roots, id)) ?? [id]]));
}

function join(roots: Map<string, string>, one: string, other: string): void {
  const root = rootOf(roots, one);
  roots.set(rootOf(roots, other), root);
}

/** Shortens the way for who comes next, so that a long chain of aliases is walked once. */
function rootOf(roots: Map<string, string>, name: string): string {
  let root = name;
  for (let above = roots.get(root); above !== undefined && above !== root; above = roots.get(root)) root = above;
  for (let at = name; at !== root; ) {
    const above = roots.get(at) ?? root;
    roots.set(at, root);
    at = above;
  }
  roots.set(root, root);
  return root;
}

function compareNames(one: string, other: string): number {
  return rankOf(one) - rankOf(other) || (one < other ? -1 : one > other ? 1 : 0);
}

function rankOf(name: string): number {
  if (name.startsWith('CVE-')) return 0;
  return name.startsWith('GHSA-') ? 1 : 2;
}
