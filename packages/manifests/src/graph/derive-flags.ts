import type { ComponentGraph } from './component-graph.js';

/** Which flags the manifest leaves to be told from its graph. */
export interface DerivedFlags {
  dev?: boolean;
  optional?: boolean;
}

/**
 * Sets `dev` on what only development asks for and `optional` on what can be left out on every way to it. What no root
 * reaches keeps the flags that it has.
 */
export function deriveFlags(graph: ComponentGraph, derived: DerivedFlags): void {
  if (!derived.dev && !derived.optional) return;
  const all = reachable(graph, () => true, true);
  const production = derived.dev ? reachable(graph, (root) => !root.dev, true) : all;
  const needed = derived.optional ? reachable(graph, (root) => !root.optional, false) : all;
  graph.nodes.forEach((node, index) => {
    if (all[index] !== 1) return;
    if (derived.dev) node.dev = production[index] !== 1;
    if (derived.optional) node.optional = needed[index] !== 1;
  });
}

function reachable(
  graph: ComponentGraph,
  isStart: (root: ComponentGraph['roots'][number]) => boolean,
  throughOptional: boolean,
): Uint8Array {
  const reached = new Uint8Array(graph.nodes.length);
  const waiting: number[] = [];
  const reach = (node: number): void => {
    if (reached[node] === 1) return;
    reached[node] = 1;
    waiting.push(node);
  };
  for (const root of graph.roots) if (isStart(root)) reach(root.node);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    graph.node(node).requires.forEach(reach);
    if (throughOptional) graph.node(node).requiresOptionally.forEach(reach);
  }
  return reached;
}
