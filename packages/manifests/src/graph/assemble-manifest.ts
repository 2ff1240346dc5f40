import type { Component, Manifest, NotAssessed } from '../manifest.js';
import { npmPurl } from '../package-url.js';
import { readable } from '../readable.js';
import type { ComponentGraph, GraphNode } from './component-graph.js';
import { type DerivedFlags, deriveFlags } from './derive-flags.js';
import { findShortestPaths, pathTo } from './shortest-paths.js';

/** What is said about the manifest as a whole. */
export interface Heading extends Pick<Manifest, 'format' | 'formatVersion' | 'name' | 'hasGraph'> {
  /** Flags that the file does not have and the graph tells. */
  derived?: DerivedFlags;
}

/** Makes one component of all entries with the same purl, and one list of what cannot be assessed. */
export function assembleManifest(graph: ComponentGraph, { derived = {}, ...heading }: Heading): Manifest {
  deriveFlags(graph, derived);
  const name = heading.name === null ? null : readable(heading.name);
  const formatVersion = readable(heading.formatVersion);
  return {
    ...heading,
    name,
    formatVersion,
    components: mergeComponents(graph, heading.hasGraph),
    notAssessed: listNotAssessed(graph),
  };
}

/** The entries of one component, and the one that is nearest to the project. */
interface Occurrences {
  component: Component;
  nearest: number;
  distance: number;
  requires: Set<string>;
}

function mergeComponents(graph: ComponentGraph, hasGraph: boolean): Component[] {
  const purls = graph.nodes.map(({ name, version, origin }) =>
    origin?.from === 'registry' ? npmPurl(name, version as string) : null,
  );
  const paths = findShortestPaths(graph);
  const merged = new Map<string, Occurrences>();
  graph.nodes.forEach((node, index) => {
    const purl = purls[index];
    if (purl === null || purl === undefined) return;
    const distance = paths.distance[index] || Number.POSITIVE_INFINITY;
    const known = merged.get(purl);
    if (known === undefined) {
      merged.set(purl, { component: componentOf(node, purl), nearest: index, distance, requires: new Set() });
    } else {
      mergeInto(known, node, index, distance);
    }
    addRequired(merged.get(purl) as Occurrences, node, purls);
  });
  for (const root of graph.roots) {
    const purl = purls[root.node];
    if (purl !== null && purl !== undefined) (merged.get(purl) as Occurrences).component.direct = true;
  }
  for (const { component, nearest, requires } of merged.values()) {
    if (hasGraph) component.path = pathTo(graph, paths, nearest);
    component.requires = [...requires].sort();
  }
  return [...merged.values()].map(({ component }) => component).sort(byPurl);
}

function componentOf(node: GraphNode, purl: string): Component {
  return {
    purl,
    packagePurl: npmPurl(node.name),
    ecosystem: 'npm',
    name: node.name,
    version: node.version as string,
    direct: false,
    dev: node.dev,
    optional: node.optional,
    peer: node.peer,
    bundled: node.bundled,
    licence: node.licence,
    path: [],
    requires: [],
  };
}

/** A flag that spares or excuses holds only if it holds everywhere. */
function mergeInto(known: Occurrences, node: GraphNode, index: number, distance: number): void {
  const { component } = known;
  component.dev &&= node.dev;
  component.optional &&= node.optional;
  component.peer &&= node.peer;
  component.bundled &&= node.bundled;
  component.licence ??= node.licence;
  if (distance < known.distance) Object.assign(known, { nearest: index, distance });
}

function addRequired({ requires }: Occurrences, node: GraphNode, purls: (string | null)[]): void {
  for (const to of [...node.requires, ...node.requiresOptionally]) {
    const purl = purls[to];
    if (purl !== null && purl !== undefined) requires.add(purl);
  }
}

function listNotAssessed(graph: ComponentGraph): NotAssessed[] {
  const items = new Map<string, NotAssessed>();
  const add = (item: NotAssessed): void => {
    items.set([item.name, item.version ?? '', item.reason, item.detail].join('\n'), item);
  };
  for (const { name, version, origin } of graph.nodes) {
    if (origin === null || origin.from === 'registry') continue;
    add({ name, version, reason: origin.from, detail: origin.detail });
  }
  graph.remarks.forEach(add);
  return [...items.entries()].sort(([one], [other]) => compare(one, other)).map(([, item]) => item);
}

/** Purls are ASCII, so that the order of code units is the order of bytes. */
function byPurl(one: Component, other: Component): number {
  return compare(one.purl, other.purl);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
