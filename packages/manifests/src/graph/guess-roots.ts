import type { ComponentGraph } from './component-graph.js';

/**
 * For lockfiles that do not say what the project asks for: what nothing else asks for is direct. Of a cycle that nobody
 * enters from outside, the first entry is.
 */
export function guessRoots(graph: ComponentGraph, candidates: Iterable<number>): void {
  const reached = new Uint8Array(graph.nodes.length);
  const wanted = new Uint8Array(graph.nodes.length);
  for (const node of graph.nodes) for (const to of [...node.requires, ...node.requiresOptionally]) wanted[to] = 1;
  const start = (node: number): void => {
    graph.addRoot(node);
    reachFrom(graph, node, reached);
  };
  const all = [...candidates];
  for (const root of graph.roots) reachFrom(graph, root.node, reached);
  for (const node of all) if (wanted[node] === 0 && reached[node] === 0) start(node);
  for (const node of all) if (reached[node] === 0) start(node);
}

function reachFrom(graph: ComponentGraph, start: number, reached: Uint8Array): void {
  if (reached[start] === 1) return;
  const waiting = [start];
  reached[start] = 1;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { requires, requiresOptionally } = graph.node(at);
    for (const to of [...requires, ...requiresOptionally]) {
      if (reached[to] === 1) continue;
      reached[to] = 1;
      waiting.push(to);
    }
  }
}
