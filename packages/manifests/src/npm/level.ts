/** What one `node_modules` holds by name, and the one around it. */
export interface Level {
  nodes: Map<string, number>;
  outer: Level | null;
}

/** Finds a name as Node.js does: in the nearest level first, then outwards. */
export function lookUp(level: Level, name: string): number | undefined {
  for (let at: Level | null = level; at !== null; at = at.outer) {
    const found = at.nodes.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}
