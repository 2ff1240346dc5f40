import { classifySource } from '../classify-source.js';
import { assembleManifest } from '../graph/assemble-manifest.js';
import { ComponentGraph } from '../graph/component-graph.js';
import { guessRoots } from '../graph/guess-roots.js';
import type { Manifest } from '../manifest.js';
import { splitAlias, splitSpecifier } from '../npm/specifier.js';
import { type Origin, registry } from '../origin.js';
import { type ClassicEntry, readClassicSyntax } from './read-classic-syntax.js';

/**
 * A yarn.lock of yarn 1, https://classic.yarnpkg.com/lang/en/docs/yarn-lock. It has no project: a pattern that no entry
 * asks for must come from the project's own package.json, so its entry is direct. It does not tell development from
 * production, so that nothing is marked `dev`.
 */
export function readYarnClassic(text: string): Manifest {
  const entries = readClassicSyntax(text);
  const graph = new ComponentGraph();
  const byPattern = new Map<string, number>();
  for (const entry of entries) {
    const node = graph.addNode(nodeOf(entry));
    for (const pattern of entry.patterns) byPattern.set(pattern, node);
  }
  const claimed = new Set<string>();
  entries.forEach((entry) => {
    const from = byPattern.get(entry.patterns[0] as string) as number;
    for (const [block, optional] of [
      ['dependencies', false],
      ['optionalDependencies', true],
    ] as const) {
      for (const [name, range] of entry.blocks.get(block) ?? []) {
        const pattern = range === '' ? name : `${name}@${range}`;
        const to = byPattern.get(pattern);
        if (to === undefined) continue;
        claimed.add(pattern);
        graph.addEdge(from, to, optional);
      }
    }
  });
  addUnclaimed(graph, byPattern, claimed);
  const derived = { optional: true };
  return assembleManifest(graph, { format: 'yarn-classic', formatVersion: '1', name: null, hasGraph: true, derived });
}

function nodeOf({ patterns, fields }: ClassicEntry): { name: string; version: string | null; origin: Origin } {
  const wishes = patterns.map(splitSpecifier);
  const alias = wishes.map(({ range }) => splitAlias(range)).find((target) => target !== null);
  const name = alias?.name ?? wishes[0]?.name ?? '';
  const resolved = fields.get('resolved');
  const version = fields.get('version') ?? null;
  if (resolved !== undefined) return { name, version, origin: classifySource(resolved, name) };
  // Without a URL it was copied from a directory, or comes from a registry that the lockfile does not name.
  const local = wishes.find(({ range }) => /^(?:file|link|portal|exec|workspace):|^\.{0,2}\//.test(range));
  return { name, version, origin: local === undefined ? registry : classifySource(local.range, name) };
}

function addUnclaimed(graph: ComponentGraph, byPattern: Map<string, number>, claimed: Set<string>): void {
  const direct = new Set<number>();
  for (const [pattern, node] of byPattern) if (!claimed.has(pattern)) direct.add(node);
  for (const node of direct) graph.addRoot(node);
  guessRoots(graph, graph.nodes.keys());
}
