import { manifestLimits } from '../manifest-limits.js';
import type { ComponentGraph } from './component-graph.js';

const half = manifestLimits.pathLabels / 2;

/** What one search found for each entry, by its number. */
export interface ShortestPaths {
  /** Steps from the project: 1 for a direct entry, 0 for one that was not reached. */
  distance: Int32Array;
  /** Who leads to it, or -1. */
  previous: Int32Array;
  /** The entry on its path where the first half of a shortened path ends. */
  head: Int32Array;
}

/** One breadth-first search from all roots at once. Cycles end where they meet what was reached already. */
export function findShortestPaths(graph: ComponentGraph): ShortestPaths {
  const distance = new Int32Array(graph.nodes.length);
  const previous = new Int32Array(graph.nodes.length).fill(-1);
  const head = new Int32Array(graph.nodes.length).fill(-1);
  const queue: number[] = [];
  const reach = (node: number, from: number, steps: number): void => {
    if (distance[node] !== 0) return;
    distance[node] = steps;
    previous[node] = from;
    if (steps >= half) head[node] = steps === half ? node : (head[from] as number);
    queue.push(node);
  };
  for (const root of graph.roots) reach(root.node, -1, 1);
  for (let at = 0; at < queue.length; at += 1) {
    const from = queue[at] as number;
    const steps = (distance[from] as number) + 1;
    const { requires, requiresOptionally } = graph.node(from);
    for (const to of requires) reach(to, from, steps);
    for (const to of requiresOptionally) reach(to, from, steps);
  }
  return { distance, previous, head };
}

/**
 * The labels from the project to the entry; none for one that was not reached. A chain longer than the limit keeps both
 * ends around an ellipsis, or a hostile chain of n entries would have n²/2 labels.
 */
export function pathTo(graph: ComponentGraph, paths: ShortestPaths, node: number): string[] {
  const distance = paths.distance[node] as number;
  if (distance === 0) return [];
  if (distance <= manifestLimits.pathLabels) return lastLabels(graph, paths, node, distance);
  const first = lastLabels(graph, paths, paths.head[node] as number, half);
  return [...first, '…', ...lastLabels(graph, paths, node, half - 1)];
}

function lastLabels(graph: ComponentGraph, paths: ShortestPaths, node: number, count: number): string[] {
  const labels: string[] = [];
  for (let at = node; labels.length < count; at = paths.previous[at] as number) labels.push(labelOf(graph, at));
  return labels.reverse();
}

function labelOf(graph: ComponentGraph, node: number): string {
  const { name, version } = graph.node(node);
  return version === null ? name : `${name}@${version}`;
}
