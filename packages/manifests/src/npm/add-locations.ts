import { classifySource } from '../classify-source.js';
import type { ComponentGraph, Entry } from '../graph/component-graph.js';
import { guessRoots } from '../graph/guess-roots.js';
import { findShortestPaths } from '../graph/shortest-paths.js';
import { elsewhere, type Origin, registry } from '../origin.js';
import { asFields, asText, type Fields, fieldOf, isFields, isTrue } from '../reading/values.js';
import { lookUp } from './level.js';
import { licenceOf } from './licence-of.js';
import { isInstalled, LocationLevels, nameAt } from './location-levels.js';

/** The entries of lockfile version 2 and 3 by their location: `''` is the project, `node_modules/…` what is installed. */
interface Locations {
  graph: ComponentGraph;
  packages: Fields;
  nodes: Map<string, number>;
  levels: LocationLevels;
  /** Directories of the project that are linked into node_modules: workspaces and `file:` dependencies. */
  members: Set<string>;
}

/** Adds each location as an entry and resolves names as Node.js does: nearest `node_modules` first, then outwards. */
export function addLocations(graph: ComponentGraph, packages: Fields): { hasGraph: boolean } {
  const entries: [string, Fields][] = [];
  for (const location of Object.keys(packages)) {
    const fields = packages[location];
    if (isFields(fields)) entries.push([location, fields]);
  }
  const locations: Locations = { graph, packages, nodes: new Map(), levels: new LocationLevels(), members: new Set() };
  const project = asFields(fieldOf(packages, ''));
  const linked = namesOfLinks(entries);
  for (const [location, fields] of entries) {
    if (location === '' || isTrue(fields.link)) continue;
    const entry = entryAt(location, fields, linked.get(location), project);
    if (entry.origin?.from === 'workspace') locations.members.add(location);
    place(locations, location, graph.addNode(entry));
  }
  placeLinks(locations, entries);
  const installed = entries.filter(([, fields]) => !isTrue(fields.link));
  for (const [location, fields] of installed) addDependencies(locations, location, fields);
  addOptionalPeers(locations, installed);
  // The hidden lockfile inside of node_modules leaves the project out.
  if (!Object.hasOwn(packages, '')) guessRoots(graph, graph.nodes.keys());
  return { hasGraph: entries.length > 0 };
}

function place({ nodes, levels }: Locations, location: string, node: number): void {
  nodes.set(location, node);
  levels.place(location, node);
}

function namesOfLinks(entries: [string, Fields][]): Map<string, string> {
  const names = new Map<string, string>();
  for (const [location, fields] of entries) {
    const target = asText(fields.resolved);
    if (isTrue(fields.link) && target !== null) names.set(target, nameAt(location));
  }
  return names;
}

function entryAt(location: string, fields: Fields, linkedAs: string | undefined, project: Fields): Entry {
  const name = asText(fields.name) ?? linkedAs ?? nameAt(location);
  return {
    name,
    version: asText(fields.version),
    origin: originAt(location, fields, name, project),
    dev: isTrue(fields.dev),
    optional: isTrue(fields.optional),
    peer: isTrue(fields.peer),
    bundled: isTrue(fields.inBundle),
    licence: licenceOf(fields),
  };
}

/** What has no `resolved` lies in a tarball of the registry, or npm was told to leave registry URLs out. */
function originAt(location: string, fields: Fields, name: string, project: Fields): Origin {
  if (!isInstalled(location)) {
    const asked = asText(fieldOf(project.dependencies, name)) ?? asText(fieldOf(project.devDependencies, name));
    const isMember = project.workspaces !== undefined && !asked?.startsWith('file:');
    return elsewhere(isMember ? 'workspace' : 'file', location);
  }
  const resolved = asText(fields.resolved);
  return resolved === null ? registry : classifySource(resolved, name);
}

/** A link stands for its target, which has no entry of its own where it is outside of the project. */
function placeLinks(locations: Locations, entries: [string, Fields][]): void {
  const { graph, packages, nodes } = locations;
  for (const [location, fields] of entries) {
    if (!isTrue(fields.link) || location === '') continue;
    const target = asText(fields.resolved) ?? '';
    const known = nodes.get(target);
    if (known !== undefined) place(locations, location, known);
    else if (!Object.hasOwn(packages, target) || target === '') {
      const origin = elsewhere('link', target === '' ? location : target);
      const name = asText(fields.name) ?? nameAt(location);
      place(locations, location, graph.addNode({ name, version: null, origin }));
    }
  }
}

function addDependencies(locations: Locations, location: string, fields: Fields): void {
  const { graph, nodes, levels, members } = locations;
  const isProject = location === '' || members.has(location);
  const from = nodes.get(location);
  const level = levels.around(location);
  const add = (names: unknown, dev: boolean, optional: boolean): void => {
    for (const name of Object.keys(asFields(names))) {
      if (names === fields.peerDependencies && isOptionalPeer(fields, name)) continue;
      const to = lookUp(level, name);
      if (to === undefined) continue;
      if (isProject) graph.addRoot(to, dev, optional);
      else if (from !== undefined) graph.addEdge(from, to, optional);
    }
  };
  add(fields.dependencies, false, false);
  add(fields.optionalDependencies, false, true);
  add(fields.peerDependencies, false, false);
  if (isProject) add(fields.devDependencies, true, false);
}

/** Nothing installs an optional peer, so that it explains only what is there for no other reason. */
function addOptionalPeers({ graph, nodes, levels }: Locations, entries: [string, Fields][]): void {
  const { distance } = findShortestPaths(graph);
  for (const [location, fields] of entries) {
    const from = nodes.get(location);
    if (from === undefined || fields.peerDependenciesMeta === undefined) continue;
    const level = levels.around(location);
    for (const name of Object.keys(asFields(fields.peerDependencies))) {
      const to = isOptionalPeer(fields, name) ? lookUp(level, name) : undefined;
      if (to !== undefined && distance[to] === 0) graph.addEdge(from, to, true);
    }
  }
}

function isOptionalPeer(fields: Fields, name: string): boolean {
  return isTrue(fieldOf(fieldOf(fields.peerDependenciesMeta, name), 'optional'));
}
