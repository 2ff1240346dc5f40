import maxSatisfying from 'semver/ranges/max-satisfying.js';
import type { ComponentGraph } from '../graph/component-graph.js';
import { splitSpecifier } from '../npm/specifier.js';

export interface DescriptorIndex {
  /** The entry with exactly this descriptor, which is no longer free for a guess. */
  claim(name: string, range: string): number | undefined;
  /**
   * For a range that the project has replaced, by a resolution or a catalog: the one entry of the name, else the one with
   * a descriptor that nobody claimed, else the highest version in the range.
   */
  guess(name: string, range: string): number | undefined;
}

/** To compare versions is slow. Real lockfiles have a few ranges to guess; a hostile one gets no more than this. */
const comparisonLimit = 200_000;

/** Looks up entries of a berry lockfile by `name@range`; before version 8, ranges of npm had no protocol. */
export function indexDescriptors(
  graph: ComponentGraph,
  entries: { descriptors: string[]; node: number }[],
): DescriptorIndex {
  const byDescriptor = new Map<string, number>();
  const byName = new Map<string, string[]>();
  const claimed = new Set<string>();
  let comparisons = 0;
  for (const { descriptors, node } of entries) {
    for (const descriptor of descriptors) {
      byDescriptor.set(descriptor, node);
      const { name } = splitSpecifier(descriptor);
      const siblings = byName.get(name);
      if (siblings === undefined) byName.set(name, [descriptor]);
      else siblings.push(descriptor);
    }
  }
  const nodesOf = (descriptors: string[]): number[] => [
    ...new Set(descriptors.map((descriptor) => byDescriptor.get(descriptor) as number)),
  ];
  return {
    claim: (name, range) => {
      for (const descriptor of [`${name}@${range}`, `${name}@npm:${range}`]) {
        const node = byDescriptor.get(descriptor);
        if (node === undefined) continue;
        claimed.add(descriptor);
        return node;
      }
      return undefined;
    },
    guess: (name, range) => {
      const descriptors = byName.get(name) ?? [];
      comparisons += descriptors.length;
      if (comparisons > comparisonLimit) return undefined;
      const nodes = nodesOf(descriptors);
      if (nodes.length <= 1) return nodes[0];
      const free = nodesOf(descriptors.filter((descriptor) => !claimed.has(descriptor)));
      if (free.length === 1) return free[0];
      const versions = new Map(nodes.map((node) => [graph.node(node).version ?? '', node]));
      return versions.get(maxSatisfying([...versions.keys()], range.replace(/^npm:/, '')) ?? '');
    },
  };
}
